package com.claresia.hub.adapters.persistence.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which database, and how to speak to it.
 *
 * @param hosts tried in this order
 * @param ports one for each host
 * @param database its name
 * @param driver properties of the driver, by the driver's own names
 */
record Target(
    List<String> hosts, List<Integer> ports, String database, Map<String, String> driver) {
  private static final String DEFAULT_PORT = "5432";

  /** Libpq's keywords that the driver knows by another name, or by the same. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.ofEntries(
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslpassword", "sslpassword"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("options", "options"));

  /** Keywords that are read elsewhere, or that change nothing here. */
  private static final List<String> KNOWN =
      List.of(
          "host",
          "port",
          "dbname",
          "user",
          "password",
          "passfile",
          "client_encoding",
          "target_session_attrs");

  Target {
    hosts = List.copyOf(hosts);
    ports = List.copyOf(ports);
    driver = Map.copyOf(driver);
  }

  static Target of(String key, Dsn dsn, Problems problems) {
    List<String> hosts = Arrays.asList(dsn.value("host").orElse("localhost").split(",", -1));
    return new Target(
        hosts,
        ports(key, dsn, hosts.size(), problems),
        database(key, dsn, problems),
        driverProperties(key, dsn, problems));
  }

  private static List<Integer> ports(String key, Dsn dsn, int hosts, Problems problems) {
    String[] given = dsn.value("port").orElse(DEFAULT_PORT).split(",", -1);
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      ports.add(port(given[given.length == 1 ? 0 : Math.min(i, given.length - 1)]));
    }
    if (ports.contains(-1) || (given.length > 1 && given.length != hosts)) {
      problems.add(key, "a port is no port, or there is not one for each host", "check the ports");
    }
    return ports;
  }

  private static int port(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    return port >= 1 && port <= 65_535 ? port : -1;
  }

  private static String database(String key, Dsn dsn, Problems problems) {
    Optional<String> name = dsn.value("dbname");
    if (name.isEmpty()) {
      problems.add(key, "names no database", "end it with /database, or add dbname=…");
    }
    return name.orElse("");
  }

  private static Map<String, String> driverProperties(String key, Dsn dsn, Problems problems) {
    Map<String, String> properties = new TreeMap<>();
    dsn.parameters()
        .forEach((keyword, value) -> {
          if (DRIVER_NAMES.containsKey(keyword)) {
            properties.put(DRIVER_NAMES.get(keyword), value);
          } else if (!KNOWN.contains(keyword)) {
            problems.add(key, "has a parameter that is not supported", "leave " + keyword + " out");
          }
        });
    dsn.value("target_session_attrs")
        .filter(v -> v.equals("read-write") || v.equals("primary"))
        .ifPresent(v -> properties.put("targetServerType", "primary"));
    return properties;
  }
}
