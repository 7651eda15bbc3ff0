package com.claresia.hub.adapters.persistence.snowflake;

import java.util.Optional;

/**
 * Which schema of which account, and by which warehouse.
 *
 * @param account as Snowflake names it, such as {@code org-account}
 * @param host where it is reached
 * @param port there
 * @param ssl {@code on}, or {@code off} for a server on this machine
 * @param database an identifier
 * @param schema an identifier
 * @param warehouse an identifier
 */
record Target(
    String account,
    String host,
    int port,
    String ssl,
    Identifier database,
    Identifier schema,
    Identifier warehouse) {
  private static final String DOMAIN = ".snowflakecomputing.com";

  static Target of(String key, Dsn dsn, Problems problems) {
    String account = dsn.value("account").orElse("");
    if (!account.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      problems.add(key, "names no account", "write snowflake://user@account/…, such as org-name");
    }
    Optional<String> host = dsn.value("host");
    String ssl = dsn.value("ssl").orElse("on");
    if (!ssl.equals("on") && !(ssl.equals("off") && host.isPresent())) {
      problems.add(key, "ssl is on, or off together with host", "leave ssl out");
    }
    return new Target(
        account,
        host.orElse(account + DOMAIN),
        port(key, dsn, problems),
        ssl,
        identifier(key, "database", dsn, problems),
        identifier(key, "schema", dsn, problems),
        identifier(key, "warehouse", dsn, problems));
  }

  private static int port(String key, Dsn dsn, Problems problems) {
    String text = dsn.value("port").orElse("443");
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      problems.add(key, "the port is no port", "leave it out for 443");
    }
    return port;
  }

  private static Identifier identifier(String key, String part, Dsn dsn, Problems problems) {
    Optional<Identifier> identifier = dsn.value(part).flatMap(Identifier::of);
    if (identifier.isEmpty()) {
      problems.add(
          key, "names no " + part, "a name, such as " + part.toUpperCase(java.util.Locale.ROOT));
    }
    return identifier.orElse(Identifier.NONE);
  }

  String url() {
    return "jdbc:snowflake://" + host + ":" + port + "/";
  }
}
