package com.claresia.hub.emulators.snowflake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A client as a process of its own: a JVM reads its trust store once, and the one that runs the
 * tests has read it long ago.
 */
final class HttpsClient {
  /** The last line that it says. */
  static final String END = "end";

  private HttpsClient() {}

  /** Connects to the address and tells how many rows a long result has. */
  public static void main(String[] args) {
    try {
      connectTo(args[0]);
    } catch (SQLException e) {
      System.out.println(e);
    } finally {
      System.out.println(END);
    }
  }

  private static void connectTo(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Service.ADMIN);
    properties.setProperty("password", Service.PASSWORD);
    properties.setProperty("account", EmulatorSettings.ACCOUNT);
    properties.setProperty("db", EmulatorSettings.DATABASE);
    properties.setProperty("schema", "PUBLIC");
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    properties.setProperty("disableOCSPChecks", "true");
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      Service.run(
          connection,
          "CREATE TABLE T (V VARCHAR)",
          "INSERT INTO T SELECT REPLACE('xxxxxxxxxx', 'x', 'long enough for chunks ')");
      for (int i = 0; i < 11; i++) {
        Service.run(connection, "INSERT INTO T SELECT V FROM T");
      }
      System.out.println("rows: " + Service.rows(connection, "SELECT V FROM T").size());
    }
  }
}
