package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import net.snowflake.client.api.driver.SnowflakeDriver;

/**
 * Opens sessions for one user. What a session is fixed to, its role and its tenant, is said once at
 * its beginning and holds until its end.
 *
 * @param settings how
 */
record Login(ConnectionSettings settings) {
  /** Beyond the statement's own limit, so that the server is the one who gives up. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** A session of the service outside any tenant, or of one who verifies. */
  Session open() throws SQLException {
    return open(Optional.of(settings.names().serviceRole()), Optional.empty());
  }

  /** A session within a tenant. */
  Session open(TenantId tenant) throws SQLException {
    return open(Optional.of(settings.names().tenantRole(tenant)), Optional.of(tenant));
  }

  /** A session of the owner, who works for all tenants. */
  Session openAsOwner() throws SQLException {
    return open(Optional.of(settings.names().ownerRole()), Optional.empty());
  }

  private Session open(Optional<String> servingRole, Optional<TenantId> tenant)
      throws SQLException {
    boolean serving = settings.access() == Access.SERVE;
    Optional<String> role = serving ? servingRole : settings.role().map(Identifier::written);
    Session session = new Session(connect(role));
    try {
      session.run((serving ? Sql.USE_ONE_ROLE : Sql.USE_ALL_ROLES).text());
      if (tenant.isPresent()) {
        session.run(Sql.SET_TENANT.text().naming("tenant", tenant.get().value()));
      }
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private Connection connect(Optional<String> role) throws SQLException {
    Properties properties = new Properties();
    addPlace(properties);
    role.ifPresent(name -> properties.put("role", name));
    addProof(properties);
    addTransport(properties);
    addSession(properties);
    return SnowflakeDriver.INSTANCE.connect(settings.target().url(), properties);
  }

  private void addPlace(Properties properties) {
    Target target = settings.target();
    properties.put("account", target.account());
    properties.put("db", target.database().written());
    properties.put("schema", target.schema().written());
    properties.put("warehouse", target.warehouse().written());
    // A name that is wrong is refused here, and not by every statement later.
    properties.put("validateDefaultParameters", "true");
  }

  private void addProof(Properties properties) {
    properties.put("user", settings.user());
    switch (settings.credential()) {
      case Credential.KeyPair(var key) -> {
        properties.put("authenticator", "snowflake_jwt");
        properties.put("privateKey", key);
      }
      case Credential.Password(String password) -> properties.put("password", password);
    }
  }

  private void addTransport(Properties properties) {
    ConnectionSettings.Limits limits = settings.limits();
    properties.put("ssl", settings.target().ssl());
    properties.put("loginTimeout", Long.toString(limits.connect().toSeconds()));
    properties.put("networkTimeout", Long.toString(limits.answer().toMillis()));
    properties.put("HTTP_CLIENT_CONNECTION_TIMEOUT", Long.toString(limits.connect().toMillis()));
    properties.put(
        "HTTP_CLIENT_SOCKET_TIMEOUT", Long.toString(limits.answer().plus(GRACE).toMillis()));
    // No request to the cloud's metadata address, no telemetry, no file up or down.
    properties.put("disablePlatformDetection", "true");
    properties.put("CLIENT_TELEMETRY_ENABLED", "false");
    properties.put("enablePutGet", "false");
  }

  /** What the session is told with its login. An account may have other defaults. */
  private void addSession(Properties properties) {
    String seconds = Long.toString(settings.limits().answer().toSeconds());
    properties.put("application", "Claresia_Hub");
    properties.put("QUERY_TAG", "claresia-hub");
    properties.put("STATEMENT_TIMEOUT_IN_SECONDS", seconds);
    properties.put("LOCK_TIMEOUT", seconds);
    properties.put("ABORT_DETACHED_QUERY", "true");
    // Another session's commit is seen at once, which deciding an append rests on.
    properties.put("READ_LATEST_WRITES", "true");
    properties.put("TIMEZONE", "UTC");
    properties.put("TIMESTAMP_INPUT_FORMAT", "AUTO");
    properties.put("BINARY_INPUT_FORMAT", "HEX");
    properties.put("BINARY_OUTPUT_FORMAT", "HEX");
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.put("CLIENT_PREFETCH_THREADS", "1");
    // Above a threshold the driver would upload binds by statements of its own.
    properties.put("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", "0");
  }
}
