package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StorageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which credential the settings name. The keys of the owner's have {@code owner-} before them.
 *
 * @param settings as given
 * @param dsn where the site is
 * @param secrets where secrets come from
 * @param prefix of the keys
 * @param problems what is wrong
 */
record Logins(
    StorageSettings settings, Dsn dsn, SecretSources secrets, String prefix, Problems problems) {
  private static final String CREDENTIAL = "credential";

  /** The credential; empty where a problem was noted. */
  Optional<Login> login() {
    return switch (kind()) {
      case "managed-identity" -> Optional.of(new Login.ManagedIdentity(client()));
      case "certificate" -> named().flatMap(this::certificate);
      case "secret" -> named().flatMap(this::secret);
      case "workload-identity" -> named().flatMap(this::workloadIdentity);
      default -> {
        problems.add(
            prefix + CREDENTIAL,
            "is none that is known, or missing",
            "set %1$sclient and %1$scertificate-file, or %1$scredential to one of managed-identity, certificate, secret, workload-identity"
                .formatted(prefix));
        yield Optional.empty();
      }
    };
  }

  private String kind() {
    return value(CREDENTIAL)
        .orElseGet(() -> certificateFile().isPresent() ? "certificate" : impliedKind());
  }

  private String impliedKind() {
    if (isSet("client-secret", "AZURE_CLIENT_SECRET")) {
      return "secret";
    }
    return isSet("federated-token", "AZURE_FEDERATED_TOKEN_FILE") ? "workload-identity" : "";
  }

  // The environment is the service's: an owner is named in settings.
  private boolean isSet(String key, String variable) {
    return value(key).or(() -> value(key + "-file")).isPresent()
        || (prefix.isEmpty() && secrets.variable(variable).isPresent());
  }

  private Optional<String> value(String key) {
    return settings
        .value(prefix + key)
        .or(() -> prefix.isEmpty() ? dsn.value(key) : Optional.empty());
  }

  private Optional<String> client() {
    return value("client");
  }

  private Optional<String> named() {
    if (client().isEmpty()) {
      problems.add(prefix + "client", "is missing", "name the application (client) id");
    }
    return client();
  }

  private Optional<String> certificateFile() {
    return settings
        .value(prefix + "certificate-file")
        .or(() -> prefix.isEmpty() ? dsn.value("certificate") : Optional.empty());
  }

  private Optional<Login> certificate(String client) {
    String key = prefix + "certificate-file";
    Optional<Path> file = certificateFile().map(Path::of).filter(Files::isReadable);
    if (file.isEmpty()) {
      problems.add(
          key, "cannot be read", "name a PEM file with key and certificate, or a PFX file");
    }
    Optional<String> password =
        secrets
            .set(settings, prefix + "certificate-password", problems)
            .or(() -> secrets.variable("AZURE_CLIENT_CERTIFICATE_PASSWORD"));
    return file.map(f -> new Login.Certificate(client, f, password));
  }

  private Optional<Login> secret(String client) {
    String key = prefix + "client-secret";
    Optional<String> secret =
        secrets
            .set(settings, key, problems)
            .or(() ->
                prefix.isEmpty() ? secrets.variable("AZURE_CLIENT_SECRET") : Optional.empty());
    if (secret.isEmpty()) {
      problems.add(key, "is missing", "set " + key + "-file, or AZURE_CLIENT_SECRET");
    }
    return secret.map(value -> new Login.Secret(client, value));
  }

  private Optional<Login> workloadIdentity(String client) {
    String key = prefix + "federated-token-file";
    Optional<Path> file =
        settings
            .value(key)
            .or(() -> secrets.variable("AZURE_FEDERATED_TOKEN_FILE"))
            .map(Path::of)
            .filter(Files::isReadable);
    if (file.isEmpty()) {
      problems.add(key, "cannot be read", "name the file in which the cluster puts the token");
    }
    return file.map(f -> new Login.WorkloadIdentity(client, f));
  }
}
