package com.claresia.hub.adapters.persistence.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Makes the roles that are missing: the owner of the schema, the service's login, and the groups of
 * the customer's DBAs and of a relay that runs apart. It needs a login that may create roles and
 * own the database's rights (superuser, or CREATEROLE and owner of the database), once.
 */
final class Provisioning {
  private static final String PLAIN =
      " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

  private final ConnectionSettings admin;
  private final Credentials owner;
  private final Credentials service;

  Provisioning(ConnectionSettings admin, Credentials owner, Credentials service) {
    this.admin = admin;
    this.owner = owner;
    this.service = service;
    Problems problems = new Problems();
    require(owner, "owner-user", problems);
    require(service, "user", problems);
    problems.refuseIfAny();
  }

  private static void require(Credentials login, String key, Problems problems) {
    if (!login.hasPlainName()) {
      problems.add(key, "is no plain name of a role", "lower-case letters, digits and _");
    }
  }

  /** Does nothing to a role that is there. Answers what it made, one line each. */
  List<String> provision() {
    try (Connection connection = admin.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      List<String> made = new ArrayList<>();
      makeLogin(connection, owner, made);
      makeLogin(connection, service, made);
      makeGroup(connection, "claresia_read_only", made);
      makeGroup(connection, "claresia_relay", made);
      grant(connection);
      connection.commit();
      return made;
    } catch (SQLException e) {
      throw Failures.unavailable(e);
    }
  }

  private static void makeLogin(Connection connection, Credentials login, List<String> made)
      throws SQLException {
    if (exists(connection, login.user())) {
      return;
    }
    run(connection, "CREATE ROLE " + login.user() + PLAIN);
    // Only the password's SCRAM verifier travels: neither the server's log nor a trace sees it.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
    made.add("role " + login.user());
  }

  private static void makeGroup(Connection connection, String group, List<String> made)
      throws SQLException {
    if (!exists(connection, group)) {
      run(connection, "CREATE ROLE " + group + " NOLOGIN");
      made.add("role " + group);
    }
  }

  private void grant(Connection connection) throws SQLException {
    run(connection, "GRANT claresia_read_only TO " + owner.user() + " WITH ADMIN OPTION");
    run(
        connection,
        "DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO "
            + owner.user()
            + "', current_database()); EXECUTE format('GRANT CONNECT ON DATABASE %I TO "
            + service.user()
            + ", claresia_read_only, claresia_relay', current_database()); END $$");
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
}
