package com.claresia.hub.emulators.snowflake;

import com.claresia.hub.emulators.snowflake.catalog.Bootstrap;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Passwords;
import com.claresia.hub.emulators.snowflake.control.Faults;
import com.claresia.hub.emulators.snowflake.control.StatementLog;
import com.claresia.hub.emulators.snowflake.engine.Account;
import com.claresia.hub.emulators.snowflake.wire.HttpEndpoint;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A server that the unmodified Snowflake JDBC driver takes for the service, with an account of its
 * own. It listens on loopback only. What it does and what it refuses to do is in the module's
 * README. Safe for many threads.
 */
public final class SnowflakeEmulator implements AutoCloseable {
  private static final String HOST = "localhost";
  private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
  private static final Pattern END = Pattern.compile(";\\s*(\\R|\\z)");

  private final EmulatorSettings settings;
  private final Account account;
  private final HttpEndpoint endpoint;

  private SnowflakeEmulator(EmulatorSettings settings) {
    this.settings = settings;
    account =
        new Account(
            new Account.Settings(
                settings.account(),
                settings.state(),
                bootstrap(settings),
                settings.hybridTables(),
                settings.timing().staleness(),
                settings.timing().detachedAfter()));
    endpoint =
        new HttpEndpoint(
            account,
            new HttpEndpoint.Settings(
                InetAddress.getLoopbackAddress(),
                settings.port(),
                settings.tls(),
                settings.timing().tokenValidity(),
                settings.timing().masterValidity(),
                settings.timing().patience()));
  }

  /** Starts an emulator. A kept state has the users that it was made with. */
  public static SnowflakeEmulator start(EmulatorSettings settings) {
    return new SnowflakeEmulator(settings);
  }

  private static Bootstrap bootstrap(EmulatorSettings settings) {
    String admin = settings.users().getFirst().name();
    Map<String, CatalogObject.User> users = new HashMap<>();
    for (UserSettings user : settings.users()) {
      users.put(user.name(), user(user, settings));
    }
    return new Bootstrap(
        admin, users, settings.database(), settings.warehouse(), System.currentTimeMillis());
  }

  private static CatalogObject.User user(UserSettings user, EmulatorSettings settings) {
    boolean admin = user.equals(settings.users().getFirst());
    String key =
        user.publicKey()
            .map(publicKey -> Base64.getEncoder().encodeToString(publicKey.getEncoded()))
            .orElse("");
    return new CatalogObject.User(
        user.password().map(Passwords::hash).orElse(""),
        List.of(key, ""),
        Map.of(
            "DEFAULT_ROLE",
            admin ? Bootstrap.ACCOUNTADMIN : Bootstrap.PUBLIC,
            "DEFAULT_WAREHOUSE",
            settings.warehouse(),
            "DEFAULT_NAMESPACE",
            settings.database() + "." + Bootstrap.PUBLIC));
  }

  /** The name to connect to. */
  public String host() {
    return HOST;
  }

  /** The port it listens on. */
  public int port() {
    return endpoint.port();
  }

  /** The address for the driver. */
  public String jdbcUrl() {
    return "jdbc:snowflake://" + HOST + ":" + port() + "/";
  }

  /**
   * What the driver must be told beside a user and a password or key: the account, that nobody is
   * to be called on the way, that values are bound in the request, and that results are JSON.
   */
  public Properties connectionProperties(String user) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("account", settings.account());
    properties.setProperty("db", settings.database());
    properties.setProperty("schema", Bootstrap.PUBLIC);
    properties.setProperty("warehouse", settings.warehouse());
    properties.setProperty("ssl", settings.tls().isPresent() ? "on" : "off");
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.setProperty("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", "0");
    return properties;
  }

  /**
   * A session of the first user, in the role ACCOUNTADMIN, through the driver that the caller
   * brings along.
   */
  public Connection administrator() throws SQLException {
    UserSettings administrator = settings.users().getFirst();
    Properties properties = connectionProperties(administrator.name());
    properties.setProperty("role", Bootstrap.ACCOUNTADMIN);
    properties.setProperty(
        "password",
        administrator
            .password()
            .orElseThrow(() -> new IllegalStateException("the first user has no password")));
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /**
   * Runs statements as {@link #administrator}.
   *
   * @param script each ends with a semicolon at the end of a line; lines that begin with two dashes
   *     are comments
   */
  public void runAsAdministrator(String script) throws SQLException {
    try (Connection connection = administrator();
        Statement statement = connection.createStatement()) {
      String statements = COMMENT.matcher(script).replaceAll("").strip();
      for (String sql : END.splitAsStream(statements).toList()) {
        statement.execute(sql);
      }
    }
  }

  /** What is to go wrong. */
  public Faults faults() {
    return endpoint.faults();
  }

  /** What was executed. */
  public StatementLog statements() {
    return endpoint.log();
  }

  /** How often drivers sent reports on themselves, which the service would take for its vendor. */
  public long telemetryRequests() {
    return endpoint.telemetryRequests();
  }

  /**
   * A connection to the H2 database underneath, for whom no role, policy or lock of the emulator
   * holds: to look at or tamper with what is stored. The tables of a schema lie in a schema of the
   * whole name, as {@code "HUB.PUBLIC"}, which is the connection's own.
   */
  public Connection superuser() {
    return account.superuser(settings.database() + "." + Bootstrap.PUBLIC);
  }

  /** Stops it; sessions are cut off, what is open in them is rolled back. */
  @Override
  public void close() {
    endpoint.close();
  }
}
