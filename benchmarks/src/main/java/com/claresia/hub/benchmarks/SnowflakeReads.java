package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** On Snowflake: every content read to the end, in strides as long as the Hub's. */
final class SnowflakeReads {
  private static final String SELECT =
      "SELECT CONTENT FROM LOG_ENTRY WHERE TENANT_ID = ? AND SEQ >= ? AND SEQ < ? ORDER BY SEQ";
  private static final int STRIDE = 4_096;

  private SnowflakeReads() {}

  /** Reads places {@code [from, to)}; answers how many contents there were. */
  static long read(LocalSnowflake account, TenantId tenant, long from, long to)
      throws SQLException {
    long rows = 0;
    try (Connection connection = SnowflakeSession.open(account, tenant);
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      for (long at = from; at < to; at += STRIDE) {
        select.setString(1, tenant.value());
        select.setLong(2, at);
        select.setLong(3, Math.min(to, at + STRIDE));
        rows += drain(select);
      }
    }
    return rows;
  }

  private static long drain(PreparedStatement select) throws SQLException {
    long rows = 0;
    try (ResultSet contents = select.executeQuery()) {
      while (contents.next()) {
        rows += contents.getString(1).isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }
}
