package com.claresia.hub.bootstrap.own;

import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** By SQL, as PostgreSQL's superuser, to whom no policy applies. */
final class PostgresTampering implements Tampering {
  private static final String ONE = " WHERE tenant_id = ? AND seq = ?";
  private static final String FLIP =
      "UPDATE hub.record_content SET content ="
          + " set_byte(content, octet_length(content) / 2,"
          + " get_byte(content, octet_length(content) / 2) # 1)"
          + ONE;
  private static final List<String> TABLES = List.of("record_content", "log_entry");

  private final Connection connection;
  private final TenantId tenant;
  private final List<Long> altered = new ArrayList<>();

  PostgresTampering(DataSource superuser, TenantId tenant) {
    this.tenant = tenant;
    try {
      connection = superuser.getConnection();
      for (String table : TABLES) {
        run("CREATE TEMP TABLE kept_" + table + " AS SELECT * FROM hub." + table + " WHERE false");
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  @Override
  public String alter(long seq) {
    flip(seq);
    altered.add(seq);
    return "one byte changed by SQL";
  }

  // One bit of it; done twice it is undone.
  private void flip(long seq) {
    run(FLIP, seq);
  }

  @Override
  public String delete(long seq) {
    for (String table : TABLES) {
      run("INSERT INTO kept_" + table + " SELECT * FROM hub." + table + ONE, seq);
      run("DELETE FROM hub." + table + ONE, seq);
    }
    return "one row removed by SQL";
  }

  @Override
  public void restore() {
    try {
      for (String table : TABLES.reversed()) {
        run("INSERT INTO hub." + table + " SELECT * FROM kept_" + table);
        run("TRUNCATE kept_" + table);
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
    altered.forEach(this::flip);
    altered.clear();
  }

  private void run(String sql, long seq) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.value());
      statement.setLong(2, seq);
      int rows = statement.executeUpdate();
      if (rows != 1) {
        throw new TamperingFailed("the database has " + rows + " rows for seq " + seq);
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static TamperingFailed refused(SQLException failed) {
    return new TamperingFailed("PostgreSQL refused: " + failed.getMessage(), failed);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }
}
