package com.claresia.hub.controlplane.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Makes the roles and brings the schema up to date: the owner owns it, the service may add to it.
 *
 * @param address which database
 * @param owner the login that owns the schema
 * @param service the login of the running service
 */
public record Provisioning(DatabaseAddress address, Credentials owner, Credentials service) {
  private static final String PLAIN =
      " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

  /** Makes the roles that are missing, as a login that may make them. */
  public void makeRoles(Credentials administrator) {
    try (Connection connection = address.as(administrator).getConnection()) {
      connection.setAutoCommit(false);
      makeLogin(connection, owner);
      makeLogin(connection, service);
      grant(connection);
      connection.commit();
    } catch (SQLException e) {
      throw Failures.unavailable(e);
    }
  }

  private static void makeLogin(Connection connection, Credentials login) throws SQLException {
    if (!exists(connection, login.user())) {
      run(connection, "CREATE ROLE " + login.user() + PLAIN);
      // Only the password's SCRAM verifier travels: neither the server's log nor a trace sees it.
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
    }
  }

  private void grant(Connection connection) throws SQLException {
    run(
        connection,
        "DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO "
            + owner.user()
            + "', current_database()); EXECUTE format('GRANT CONNECT ON DATABASE %I TO "
            + service.user()
            + "', current_database()); END $$");
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement("SELECT FROM pg_catalog.pg_roles WHERE rolname = ?")) {
      find.setString(1, role);
      try (ResultSet found = find.executeQuery()) {
        return found.next();
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Brings the schema up to date, as its owner.
   *
   * @return how many versions were applied
   */
  public int migrate() {
    try {
      return Flyway.configure(Provisioning.class.getClassLoader())
          .dataSource(address.as(owner))
          .locations("classpath:db/migration/control-plane")
          .defaultSchema("control_plane")
          .table("schema_history")
          .placeholders(Map.of("service", service.user()))
          .group(true)
          .validateMigrationNaming(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new StoreUnavailable("the schema was not changed: " + Failures.describe(e));
    }
  }
}
