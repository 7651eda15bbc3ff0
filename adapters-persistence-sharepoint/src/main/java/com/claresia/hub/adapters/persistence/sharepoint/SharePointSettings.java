package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.record.RecordType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of this store. Every key, without the prefix {@code hub.storage.sharepoint.}:
 *
 * <ul>
 *   <li>{@code dsn}: where the site is; may name tenant, client, credential and certificate
 *   <li>{@code credential}: {@code managed-identity}, {@code certificate}, client {@code secret} or
 *       {@code workload-identity}; {@code client}; {@code certificate-file} with {@code
 *       certificate-password} or {@code certificate-password-file}; {@code client-secret} or {@code
 *       client-secret-file}; {@code federated-token-file}: the service
 *   <li>the same with {@code owner-} before it: who provisions the site, with more rights
 *   <li>{@code budget}: resource units a minute, default 1250
 *   <li>{@code answer-timeout}: seconds, default 30; {@code refresh}: seconds, default 5; {@code
 *       keep-interval}: seconds, default 60
 *   <li>{@code view-types}: of which records the list {@code Records} has rows, or {@code none}
 *   <li>{@code queries}: {@code view} (default) or {@code index}
 *   <li>{@code index-directory}: where the disposable index lies
 *   <li>{@code access}: {@code serve} (default) or {@code verify}
 * </ul>
 *
 * @param settings as given
 * @param dsn where the site is
 * @param sources where secrets come from
 */
record SharePointSettings(StorageSettings settings, Dsn dsn, SecretSources sources) {
  static final String DSN = "dsn";
  static final String OWNER = "owner-";

  private static final String GRAPH = "https://graph.microsoft.com";
  private static final int BUDGET = 1_250;
  private static final int MOST_BUDGET = 100_000;
  private static final int LONGEST = 3_600;
  private static final Set<RecordType> SHOWN =
      EnumSet.complementOf(EnumSet.of(RecordType.TELEMETRY_EVENT));

  static SharePointSettings of(StorageSettings settings, SecretSources secrets) {
    String text = settings.value(DSN).orElseThrow(() -> Problems.of(DSN, "is missing", Dsn.FORM));
    return new SharePointSettings(settings, Dsn.parse(DSN, text), secrets);
  }

  /** How to connect as the service, or as whoever verifies. */
  ConnectionSettings service() {
    return connection("");
  }

  /** How to connect as who provisions. */
  ConnectionSettings owner() {
    return connection(OWNER);
  }

  private ConnectionSettings connection(String prefix) {
    Problems problems = new Problems();
    Optional<Login> login = new Logins(settings, dsn, sources, prefix, problems).login();
    Optional<SiteAddress> site = site(login, problems);
    Access access = choice("access", "serve", "verify", problems) ? Access.SERVE : Access.VERIFY;
    Queries queries = choice("queries", "view", "index", problems) ? Queries.VIEW : Queries.INDEX;
    ConnectionSettings.Limits limits = limits(problems);
    Set<RecordType> types = viewTypes(problems);
    Path directory = indexDirectory(problems);
    problems.refuseIfAny();
    return new ConnectionSettings(
        site.orElseThrow(), login.orElseThrow(), access, limits, types, queries, directory);
  }

  private Optional<SiteAddress> site(Optional<Login> login, Problems problems) {
    Optional<String> directory = dsn.value("tenant").or(() -> settings.value("tenant"));
    boolean knowsIt = login.filter(Login.ManagedIdentity.class::isInstance).isPresent();
    if (directory.isEmpty() && !knowsIt) {
      problems.add("tenant", "is missing", "name the Entra tenant, by id or domain");
    }
    Optional<URI> graph = url("graph", Optional.of(GRAPH), problems);
    Optional<URI> authority = url("authority", Optional.empty(), problems);
    Optional<Path> trusted = dsn.value("ca").or(() -> settings.value("ca")).map(Path::of);
    if (trusted.filter(file -> !Files.isReadable(file)).isPresent()) {
      problems.add("ca", "cannot be read", "name a PEM file, or leave it out");
    }
    return graph.map(
        base -> new SiteAddress(dsn.host(), dsn.path(), base, authority, directory, trusted));
  }

  private Optional<URI> url(String key, Optional<String> fallback, Problems problems) {
    Optional<String> text = dsn.value(key).or(() -> settings.value(key)).or(() -> fallback);
    boolean isBad = text.filter(t -> !t.matches("https?://[^/?#\\s]+/?")).isPresent();
    if (isBad) {
      problems.add(key, "is no address of a host", "write it as https://host, or leave it out");
      return fallback.map(URI::create);
    }
    return text.map(t -> URI.create(t.replaceAll("/$", "")));
  }

  private boolean choice(String key, String first, String second, Problems problems) {
    String value = settings.value(key).orElse(first);
    if (!value.equals(first) && !value.equals(second)) {
      problems.add(key, "is neither " + first + " nor " + second, "leave it out for " + first);
    }
    return !value.equals(second);
  }

  private ConnectionSettings.Limits limits(Problems problems) {
    return new ConnectionSettings.Limits(
        whole("budget", BUDGET, MOST_BUDGET, problems),
        seconds("answer-timeout", 30, problems),
        seconds("refresh", 5, problems),
        seconds("keep-interval", 60, problems));
  }

  private Duration seconds(String key, int fallback, Problems problems) {
    return Duration.ofSeconds(whole(key, fallback, LONGEST, problems));
  }

  private int whole(String key, int fallback, int most, Problems problems) {
    String text = settings.value(key).orElse(Integer.toString(fallback));
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      problems.add(key, "is no whole number from 1 to " + most, "leave it out for " + fallback);
    }
    return value;
  }

  private Set<RecordType> viewTypes(Problems problems) {
    Optional<String> text = settings.value("view-types");
    if (text.isEmpty()) {
      return SHOWN;
    }
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    for (String name : text.get().split(",", -1)) {
      Optional<RecordType> type = RecordType.ofWireName(name.strip());
      type.ifPresent(types::add);
      if (type.isEmpty() && !"none".equals(name.strip())) {
        problems.add("view-types", "names a type that is none", "list record types, or none");
      }
    }
    return types;
  }

  private Path indexDirectory(Problems problems) {
    Path directory =
        Path.of(settings.value("index-directory").orElse(System.getProperty("java.io.tmpdir")));
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      problems.add("index-directory", "cannot be written to", "name a directory on this machine");
    }
    return directory;
  }
}
