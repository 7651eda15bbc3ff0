package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.emulators.graph.AppSettings;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.claresia.hub.emulators.graph.GraphEmulator;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.directory.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsAreReadFromDsnFilesAndEnvironment {
  private static final String DSN =
      "sharepoint://contoso.sharepoint.com/sites/records?tenant=contoso.com&client=app";

  @TempDir private Path directory;

  private static ConnectionSettings service(Map<String, String> settings) {
    return service(settings, Map.of());
  }

  private static ConnectionSettings service(
      Map<String, String> settings, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("dsn", DSN);
    return SharePointSettings.of(StorageSettings.of(all), new SecretSources(environment::get))
        .service();
  }

  @Test
  void theBackendIsFoundByItsName() {
    assertThat(ServiceLoader.load(StorageBackend.class))
        .extracting(StorageBackend::name)
        .contains("sharepoint");
  }

  @Test
  void aDsnNamesSiteTenantAndClient() {
    ConnectionSettings settings = service(Map.of("client-secret", "s"));

    assertThat(settings.site().id()).isEqualTo("contoso.sharepoint.com:/sites/records:");
    assertThat(settings.site().directory()).contains("contoso.com");
    assertThat(settings.site().graph()).hasToString("https://graph.microsoft.com");
    assertThat(settings.login()).isEqualTo(new Login.Secret("app", "s"));
    assertThat(settings.limits())
        .isEqualTo(
            new ConnectionSettings.Limits(
                1_250, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(60)));
    assertThat(settings.viewTypes()).hasSize(5).doesNotContain(RecordType.TELEMETRY_EVENT);
  }

  @Test
  void secretsComeFromFilesAndTheEnvironment() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "from file\n");

    assertThat(service(Map.of("client-secret-file", file.toString())).login())
        .isEqualTo(new Login.Secret("app", "from file"));
    assertThat(service(Map.of(), Map.of("AZURE_CLIENT_SECRET", "from env")).login())
        .isEqualTo(new Login.Secret("app", "from env"));
  }

  @Test
  void certificateManagedAndWorkloadIdentityAreChosenBySettings() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "t");

    assertThat(service(Map.of("credential", "managed-identity")).login())
        .isEqualTo(new Login.ManagedIdentity(Optional.of("app")));
    assertThat(service(Map.of("federated-token-file", token.toString())).login())
        .isEqualTo(new Login.WorkloadIdentity("app", token));
    assertThat(service(Map.of("certificate-file", token.toString())).login())
        .isEqualTo(new Login.Certificate("app", token, Optional.empty()));
    assertThat(service(Map.of("dsn", DSN + "&certificate=" + token)).login())
        .isEqualTo(new Login.Certificate("app", token, Optional.empty()));
  }

  @Test
  void noLoginShowsItsSecret() {
    assertThat(service(Map.of("client-secret", "s3cr3t")).toString()).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://host/db",
        "sharepoint://host",
        "sharepoint://host/sites",
        "sharepoint://user:s3cr3t@host/sites/x",
        "sharepoint://host/sites/x?secret=s3cr3t",
        "sharepoint://host/sites/x?tenant",
        "not a dsn s3cr3t"
      })
  void aDsnThatIsNoneIsRefusedWithoutBeingRepeated(String dsn) {
    assertThatThrownBy(() -> new SharePointStorageBackend().settingsOf(dsn))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("dsn")
        .message()
        .doesNotContain("s3cr3t");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "dsn", "sharepoint://contoso.sharepoint.com/sites/records?graph=nowhere",
            "budget", "none",
            "access", "maybe",
            "queries", "guess",
            "view-types", "output,gossip",
            "index-directory", directory.resolve("absent").toString(),
            "credential", "password");

    assertThatThrownBy(() -> service(wrong))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(InvalidSettings.Problem::key)
                    .contains(
                        "tenant",
                        "graph",
                        "budget",
                        "access",
                        "queries",
                        "view-types",
                        "index-directory",
                        "credential"));
  }

  @Test
  void aCertificateOpensTheStore() throws IOException {
    SelfSigned server = SelfSigned.named("server");
    SelfSigned app = SelfSigned.named("app");
    AppSettings registered =
        AppSettings.named(LocalSite.APP)
            .withCertificate(app.certificate())
            .granted(EmulatorSettings.SITE, Role.OWNER);
    Path key = Files.writeString(directory.resolve("app.pem"), app.keyAndCertificatePem());
    Path trusted = Files.writeString(directory.resolve("ca.pem"), server.certificatePem());
    try (GraphEmulator emulator =
        GraphEmulator.start(EmulatorSettings.inMemory(registered).overTls(server.server()))) {
      String dsn =
          "sharepoint://%s/sites/%s?tenant=%s&client=%s&certificate=%s&graph=%s&authority=%s&ca=%s"
              .formatted(
                  EmulatorSettings.HOST,
                  EmulatorSettings.SITE,
                  EmulatorSettings.TENANT,
                  LocalSite.APP,
                  key,
                  emulator.origin(),
                  emulator.origin(),
                  trusted);
      SharePointStorageBackend backend = new SharePointStorageBackend();
      StorageSettings settings =
          backend
              .settingsOf(dsn)
              .with("owner-client", LocalSite.APP)
              .with("owner-certificate-file", key.toString());
      try (var administration = backend.administer(settings)) {
        assertThat(administration.migrate()).isNotEmpty();
      }
      try (HubStore store = backend.open(settings)) {
        assertThat(store.tenants().all()).isEmpty();
      }
    }
  }
}
