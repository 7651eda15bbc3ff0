package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What somebody with all rights on the database can do behind the Hub's back. Everything done can
 * be undone on the same connection.
 */
final class Tampering implements AutoCloseable {
  private static final String ONE = " WHERE tenant_id = ? AND seq = ?";
  private static final String FLIP =
      "UPDATE hub.record_content SET content ="
          + " set_byte(content, octet_length(content) / 2,"
          + " get_byte(content, octet_length(content) / 2) # 1)"
          + ONE;
  private static final List<String> TABLES = List.of("record_content", "log_entry");

  private final Connection connection;
  private final TenantId tenant;

  /** As the superuser, to whom no policy applies. */
  Tampering(DataSource superuser, TenantId tenant) throws SQLException {
    this.connection = superuser.getConnection();
    this.tenant = tenant;
  }

  /** Changes one bit of one byte in the middle of the stored record; done twice it is undone. */
  void flipByte(long seq) throws SQLException {
    run(FLIP, seq);
  }

  /** Deletes the rows of the record. */
  void delete(long seq) throws SQLException {
    for (String table : TABLES) {
      run("CREATE TEMP TABLE kept_" + table + " AS SELECT * FROM hub." + table + " WHERE false");
      run("INSERT INTO kept_" + table + " SELECT * FROM hub." + table + ONE, seq);
      run("DELETE FROM hub." + table + ONE, seq);
    }
  }

  /** Puts back what {@link #delete} took. */
  void restore() throws SQLException {
    for (String table : TABLES.reversed()) {
      run("INSERT INTO hub." + table + " SELECT * FROM kept_" + table);
    }
  }

  private void run(String sql, long seq) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.value());
      statement.setLong(2, seq);
      int rows = statement.executeUpdate();
      if (rows != 1) {
        throw new DemoFailure("the database has " + rows + " rows for seq " + seq);
      }
    }
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
