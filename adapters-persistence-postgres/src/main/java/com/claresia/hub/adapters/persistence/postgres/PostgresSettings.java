package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of this store. Every key, without the prefix {@code hub.storage.postgres.}:
 *
 * <ul>
 *   <li>{@code dsn}: where the database is; may carry user and password
 *   <li>{@code user}, {@code password} or {@code password-file}: the service's login
 *   <li>{@code owner-user}, {@code owner-password} or {@code owner-password-file}: the login that
 *       owns the schema, for migrations and tenants only
 *   <li>{@code admin-user}, {@code admin-password} or {@code admin-password-file}: a login that may
 *       create roles, for provisioning only
 *   <li>{@code pool-size}: most connections, default 16
 *   <li>{@code connect-timeout}, {@code answer-timeout}: seconds, default 5 and 15
 *   <li>{@code access}: {@code serve} (default) or {@code verify}
 * </ul>
 *
 * @param settings as given
 * @param dsn where the database is
 * @param sources where libpq would look
 */
record PostgresSettings(StorageSettings settings, Dsn dsn, PasswordSources sources) {
  static final String DSN = "dsn";
  private static final int MAX_POOL = 1_000;

  static PostgresSettings of(StorageSettings settings, PasswordSources sources) {
    Optional<String> text = settings.value(DSN);
    if (text.isEmpty()) {
      throw Problems.of(DSN, "is missing", "set it to postgres://host:5432/database");
    }
    return new PostgresSettings(settings, Dsn.parse(DSN, text.get()), sources);
  }

  /** How to connect as the service, or as whoever verifies. */
  ConnectionSettings service() {
    return connection("", "user");
  }

  /** How to connect as the owner. */
  ConnectionSettings owner() {
    return connection("owner-", "owner-user");
  }

  boolean hasAdmin() {
    return settings.value("admin-user").isPresent();
  }

  /** How to connect as one who may create roles. */
  ConnectionSettings admin() {
    return connection("admin-", "admin-user");
  }

  private ConnectionSettings connection(String prefix, String userKey) {
    Problems problems = new Problems();
    Target target = Target.of(DSN, dsn, problems);
    Optional<String> user =
        settings.value(userKey).or(() -> prefix.isEmpty() ? dsn.value("user") : Optional.empty());
    if (user.isEmpty()) {
      problems.add(userKey, "is missing", "name the login");
    }
    String password = user.map(u -> password(prefix, u, target, problems)).orElse("");
    ConnectionSettings connection =
        new ConnectionSettings(
            target,
            new Credentials(user.orElse(""), password),
            whole("pool-size", 16, MAX_POOL, problems),
            Duration.ofSeconds(whole("connect-timeout", 5, 600, problems)),
            Duration.ofSeconds(whole("answer-timeout", 15, 3_600, problems)),
            access(problems));
    problems.refuseIfAny();
    return connection;
  }

  private String password(String prefix, String user, Target target, Problems problems) {
    return settings
        .value(prefix + "password")
        .or(() -> passwordFromFile(prefix + "password-file", problems))
        .or(() -> dsn.value("password").filter(p -> isUserOfDsn(user)))
        .or(() ->
            sources.password(
                dsn.value("passfile"),
                target.hosts().getFirst(),
                target.ports().getFirst(),
                target.database(),
                user))
        .orElse("");
  }

  private boolean isUserOfDsn(String user) {
    return dsn.value("user").filter(user::equals).isPresent();
  }

  private Optional<String> passwordFromFile(String key, Problems problems) {
    Optional<String> file = settings.value(key);
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Files.readString(Path.of(file.get())).lines().findFirst();
    } catch (IOException e) {
      problems.add(key, "cannot be read", "name a file whose first line is the password");
      return Optional.empty();
    }
  }

  private int whole(String key, int fallback, int most, Problems problems) {
    String text = settings.value(key).orElse(Integer.toString(fallback));
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      problems.add(key, "is no whole number from 1 to " + most, "leave it out for " + fallback);
    }
    return value;
  }

  private Access access(Problems problems) {
    String text = settings.value("access").orElse("serve");
    try {
      return Access.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add("access", "is neither serve nor verify", "leave it out to serve");
      return Access.SERVE;
    }
  }

  /** Which keys give the service's and the owner's names: needed where roles are made. */
  Credentials serviceLogin() {
    return service().login();
  }
}
