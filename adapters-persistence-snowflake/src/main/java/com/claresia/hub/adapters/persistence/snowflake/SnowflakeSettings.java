package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StorageSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of this store. Every key, without the prefix {@code hub.storage.snowflake.}:
 *
 * <ul>
 *   <li>{@code dsn}: where the schema is; may name user, warehouse, role and the key's file
 *   <li>{@code user}; {@code private-key-file} with {@code private-key-passphrase} or {@code
 *       private-key-passphrase-file}, or {@code password} or {@code password-file}: the service
 *   <li>the same with {@code owner-} before it: the user who owns the schema, for migrations and
 *       tenants only; {@code owner-role}: the role to do it in
 *   <li>{@code role-prefix}: before the name of every role, default {@code CLARESIA}
 *   <li>{@code table-kind}: {@code auto} (default), {@code hybrid} or {@code standard}
 *   <li>{@code pool-size}: most sessions of one tenant, default 4
 *   <li>{@code connect-timeout}, {@code answer-timeout}, {@code session-idle}: seconds, default 30,
 *       60 and 300
 *   <li>{@code access}: {@code serve} (default) or {@code verify}
 * </ul>
 *
 * @param settings as given
 * @param dsn where the schema is
 * @param secrets where secrets come from
 */
record SnowflakeSettings(StorageSettings settings, Dsn dsn, SecretSources secrets) {
  static final String DSN = "dsn";
  private static final int LONGEST = 3_600;

  static SnowflakeSettings of(StorageSettings settings, SecretSources secrets) {
    Optional<String> text = settings.value(DSN);
    if (text.isEmpty()) {
      throw Problems.of(
          DSN, "is missing", "set it to snowflake://user@account/database/schema?warehouse=…");
    }
    return new SnowflakeSettings(settings, Dsn.parse(DSN, text.get()), secrets);
  }

  /** How to log in as the service, or as whoever verifies. */
  ConnectionSettings service() {
    Problems problems = new Problems();
    Optional<String> user = settings.value("user").or(() -> dsn.value("user"));
    Credentials credentials = new Credentials(settings, dsn, secrets, problems);
    return connection("user", user, credentials.ofService(), problems);
  }

  /** How to log in as the owner. */
  ConnectionSettings owner() {
    Problems problems = new Problems();
    Credentials credentials = new Credentials(settings, dsn, secrets, problems);
    return connection("owner-user", settings.value("owner-user"), credentials.ofOwner(), problems);
  }

  /** The service's user, to whom roles are granted. */
  Identifier serviceUser() {
    return settings
        .value("user")
        .or(() -> dsn.value("user"))
        .flatMap(Identifier::of)
        .orElseThrow(
            () -> Problems.of("user", "is missing, or no name", "name the service's user"));
  }

  private ConnectionSettings connection(
      String userKey, Optional<String> user, Optional<Credential> credential, Problems problems) {
    if (user.isEmpty()) {
      problems.add(userKey, "is missing", "name the user");
    }
    Target target = Target.of(DSN, dsn, problems);
    Names names = names(problems);
    Optional<Identifier> role = dsn.value("role").flatMap(Identifier::of);
    Access access = access(problems);
    ConnectionSettings.Limits limits = limits(problems);
    problems.refuseIfAny();
    return new ConnectionSettings(
        target, user.orElseThrow(), credential.orElseThrow(), names, role, access, limits);
  }

  private Names names(Problems problems) {
    String prefix = plain("role-prefix", "CLARESIA", problems);
    return new Names(prefix, plain("owner-role", prefix + "_OWNER", problems));
  }

  /** A name that needs no quoting anywhere, and leaves room for a tenant's behind it. */
  private String plain(String key, String fallback, Problems problems) {
    String name = settings.value(key).orElse(fallback).toUpperCase(Locale.ROOT);
    if (!name.matches("[A-Z][A-Z0-9_]{0,99}")) {
      problems.add(key, "is no plain name", "letters, digits and _, such as " + fallback);
    }
    return name;
  }

  private ConnectionSettings.Limits limits(Problems problems) {
    return new ConnectionSettings.Limits(
        whole("pool-size", 4, 1_000, problems),
        seconds("connect-timeout", 30, problems),
        seconds("answer-timeout", 60, problems),
        seconds("session-idle", 300, problems));
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

  private Access access(Problems problems) {
    String text = settings.value("access").orElse("serve");
    switch (text) {
      case "serve" -> {
        return Access.SERVE;
      }
      case "verify" -> {
        return Access.VERIFY;
      }
      default -> problems.add("access", "is neither serve nor verify", "leave it out to serve");
    }
    return Access.SERVE;
  }

  /** Which tables migrations should make; empty for hybrid ones where the account has them. */
  Optional<TableKind> wishedTables() {
    return switch (settings.value("table-kind").orElse("auto")) {
      case "auto" -> Optional.empty();
      case "hybrid" -> Optional.of(TableKind.HYBRID);
      case "standard" -> Optional.of(TableKind.STANDARD);
      default ->
          throw Problems.of(
              "table-kind", "is neither auto, hybrid nor standard", "leave it out for auto");
    };
  }
}
