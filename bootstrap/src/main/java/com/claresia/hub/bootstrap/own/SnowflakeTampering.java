package com.claresia.hub.bootstrap.own;

import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.emulators.snowflake.SnowflakeEmulator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By SQL through the genuine driver, as the account's administrator, who takes on the owner's role
 * and the tenant, so that no row access policy hides a row.
 */
final class SnowflakeTampering implements Tampering {
  private static final String TABLE = "HUB.LOG.LOG_ENTRY";
  private static final String ONE = " WHERE TENANT_ID = ? AND SEQ = ?";

  private static final char LAST_OF_ONE_BYTE = 0x7e;

  private final Connection connection;
  private final TenantId tenant;
  private final List<Content> altered = new ArrayList<>();
  private final List<List<@Nullable String>> deleted = new ArrayList<>();

  /** What a record was before. */
  private record Content(long seq, String text) {}

  SnowflakeTampering(SnowflakeEmulator account, TenantId tenant) {
    this.tenant = tenant;
    try {
      connection = account.administrator();
      run("USE ROLE CLARESIA_OWNER");
      run("USE WAREHOUSE HUB_WH");
      run("SET TENANT = '" + tenant.value() + "'");
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  @Override
  public String alter(long seq) {
    Content before = new Content(seq, String.valueOf(row("CONTENT", seq).getFirst()));
    put(new Content(seq, flipped(before.text())));
    altered.add(before);
    return "one byte changed by SQL";
  }

  /** With one bit flipped in the first character of one byte from the middle on. */
  private static String flipped(String text) {
    char[] characters = text.toCharArray();
    int at = characters.length / 2;
    while (characters[at] > LAST_OF_ONE_BYTE) {
      at++;
    }
    characters[at] = (char) (characters[at] ^ 1);
    return new String(characters);
  }

  private void put(Content content) {
    change(
        "UPDATE " + TABLE + " SET CONTENT = ?" + ONE,
        content.text(),
        tenant.value(),
        Long.toString(content.seq()));
  }

  @Override
  public String delete(long seq) {
    List<@Nullable String> row = row("*", seq);
    change("DELETE FROM " + TABLE + ONE, tenant.value(), Long.toString(seq));
    deleted.add(row);
    return "one row removed by SQL";
  }

  @Override
  public void restore() {
    for (List<@Nullable String> row : deleted) {
      String places = String.join(", ", Collections.nCopies(row.size(), "?"));
      change("INSERT INTO " + TABLE + " VALUES (" + places + ")", row.toArray(String[]::new));
    }
    deleted.clear();
    altered.forEach(this::put);
    altered.clear();
  }

  private List<@Nullable String> row(String columns, long seq) {
    String sql = "SELECT " + columns + " FROM " + TABLE + ONE;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.value());
      statement.setLong(2, seq);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new TamperingFailed("the account has no row for seq " + seq);
        }
        return cells(rows);
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  // As text, which the columns take back whatever their type.
  private static List<@Nullable String> cells(ResultSet row) throws SQLException {
    List<@Nullable String> cells = new ArrayList<>();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      cells.add(row.getString(column));
    }
    return cells;
  }

  private void change(String sql, @Nullable String... binds) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setString(i + 1, binds[i]);
      }
      int rows = statement.executeUpdate();
      if (rows != 1) {
        throw new TamperingFailed("the account changed " + rows + " rows where one was meant");
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static TamperingFailed refused(SQLException failed) {
    return new TamperingFailed("Snowflake refused: " + failed.getMessage(), failed);
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
