package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.InvalidSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A login of the customer's DBAs, on its way into the group that may read. */
final class ReadOnlyLogin {
  private static final String KEY = "read-only-user";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final String LOOK =
      """
      SELECT r.rolsuper OR r.rolbypassrls OR has_table_privilege(r.oid, 'hub.log_entry', 'INSERT'),
        pg_has_role(r.oid, 'claresia_read_only', 'USAGE')
      FROM pg_catalog.pg_roles r WHERE r.rolname = ? AND r.rolcanlogin
      """;

  private final Connection connection;
  private final String name;

  ReadOnlyLogin(Connection connection, String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.@$-]{0,62}")) {
      throw Problems.of(KEY, "is no plain name of a login", "letters, digits and _ . @ $ -");
    }
    this.connection = connection;
    this.name = name;
  }

  /** Makes it a member of the group, unless it is one; refuses a login that could do more. */
  void admit() throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, name);
      try (ResultSet found = look.executeQuery()) {
        if (!found.next()) {
          throw refusal("is no login of this server", "CREATE ROLE \"" + name + "\" LOGIN");
        }
        if (found.getBoolean(1)) {
          throw refusal("may do more than read", "name a login of its own for reading");
        }
        if (!found.getBoolean(2)) {
          join();
        }
      }
    }
  }

  private void join() throws SQLException {
    try (Statement grant = connection.createStatement()) {
      grant.execute(grantCommand());
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw refusal("cannot be made a member of claresia_read_only by the owner", grantCommand());
      }
      throw e;
    }
  }

  private String grantCommand() {
    return "GRANT claresia_read_only TO \"" + name + "\"";
  }

  private static InvalidSettings refusal(String reason, String command) {
    return Problems.of(KEY, reason, command);
  }
}
