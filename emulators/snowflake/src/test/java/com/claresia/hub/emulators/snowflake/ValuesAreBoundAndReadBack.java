package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.rows;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values on their way through the driver, both ways, one by one and as arrays. */
class ValuesAreBoundAndReadBack {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        Service.SHARED.connect(
            Service.ADMIN,
            Service.PASSWORD,
            Map.of("TIMEZONE", "UTC", "CLIENT_TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private String table(String columns) throws SQLException {
    String table = fresh("VALUE");
    run(connection, "CREATE TABLE " + table + " (" + columns + ")");
    return table;
  }

  @Test
  void ofEveryType() throws SQLException {
    String table =
        table(
            "A NUMBER(18,0), B NUMBER(10,2), C VARCHAR, D BINARY, E BOOLEAN, F DATE, G TIMESTAMP_NTZ(3), H FLOAT, I TIMESTAMP_TZ");
    Timestamp time = Timestamp.from(Instant.parse("2026-11-25T10:20:30.123Z"));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, 123456789012345678L);
      insert.setBigDecimal(2, new BigDecimal("12345678.90"));
      insert.setString(3, "quote \" backslash \\ tab \t \b \f é 漢 😀 \u0001");
      insert.setBytes(4, new byte[] {0, (byte) 0xff, 10});
      insert.setBoolean(5, true);
      insert.setDate(6, Date.valueOf("2026-02-28"));
      insert.setTimestamp(7, time);
      insert.setDouble(8, 1.5e-7);
      insert.setTimestamp(9, time);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }

    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT * FROM " + table)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isEqualTo(123456789012345678L);
      assertThat(row.getBigDecimal(2)).isEqualByComparingTo("12345678.90");
      assertThat(row.getString(3)).isEqualTo("quote \" backslash \\ tab \t \b \f é 漢 😀 \u0001");
      assertThat(row.getBytes(4)).containsExactly(0, 0xff, 10);
      assertThat(row.getBoolean(5)).isTrue();
      assertThat(row.getDate(6).toLocalDate()).hasToString("2026-02-28");
      assertThat(row.getTimestamp(7, Calendar.getInstance(TimeZone.getTimeZone("UTC"))))
          .isEqualTo(time);
      assertThat(row.getDouble(8)).isEqualTo(1.5e-7);
      assertThat(row.getTimestamp(9)).isEqualTo(time);
    }
  }

  @Test
  void nullOfEveryType() throws SQLException {
    String table = table("A NUMBER, B VARCHAR, C BINARY, D BOOLEAN, E TIMESTAMP_NTZ");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?)")) {
      for (int i = 1; i <= 5; i++) {
        insert.setNull(i, Types.VARCHAR);
      }
      insert.executeUpdate();
    }

    assertThat(rows(connection, "SELECT * FROM " + table).getFirst()).containsOnlyNulls();
  }

  @Test
  void asArrays() throws SQLException {
    String table = table("N NUMBER(18,0), T VARCHAR(20), B BINARY(4), W TIMESTAMP_NTZ(3)");
    Service.SHARED.emulator().statements().clear();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " (N, T, B, W) VALUES (?, ?, ?, ?)")) {
      for (int i = 0; i < 100; i++) {
        insert.setLong(1, i);
        insert.setString(2, i % 2 == 0 ? "row " + i : null);
        insert.setBytes(3, new byte[] {(byte) i});
        insert.setTimestamp(4, new Timestamp(i));
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(100);
    }

    assertThat(value(connection, "SELECT COUNT(*) FROM " + table)).isEqualTo("100");
    assertThat(value(connection, "SELECT T FROM " + table + " WHERE B = x'62'"))
        .isEqualTo("row 98");
    assertThat(
            Service.SHARED
                .emulator()
                .statements()
                .matching(statement -> statement.sql().contains("INSERT INTO " + table)))
        .singleElement()
        .satisfies(statement -> assertThat(statement.boundRows()).isEqualTo(100));
  }

  @Test
  void inConditions() throws SQLException {
    String table = table("N NUMBER(18,0), T VARCHAR(20)");
    run(connection, "INSERT INTO " + table + " VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT T FROM "
                + table
                + " WHERE (N = ? OR T IN (?, ?)) AND CONTAINS(T, ?) ORDER BY N LIMIT ?")) {
      select.setLong(1, 1);
      select.setString(2, "b");
      select.setString(3, "c");
      select.setString(4, "");
      select.setInt(5, 2);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows(rows)).extracting(List::getFirst).containsExactly("a", "b");
      }
    }
  }

  @Test
  void aMomentBoundToAWallClockIsToldInTheSessionsTimeZone() throws SQLException {
    String table = table("W TIMESTAMP_NTZ");
    try (Connection losAngeles = Service.SHARED.connect(Service.ADMIN, Service.PASSWORD, Map.of());
        PreparedStatement insert =
            losAngeles.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
      insert.setTimestamp(1, Timestamp.from(Instant.parse("2026-07-01T12:00:00Z")));
      insert.executeUpdate();
    }

    assertThat(value(connection, "SELECT TO_VARCHAR(W) FROM " + table))
        .isEqualTo("2026-07-01 05:00:00.000");
  }

  @Test
  void aTextBoundToBytesIsHexadecimal() throws SQLException {
    String table = table("B BINARY(4)");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
      insert.setString(1, "0aFF");
      insert.executeUpdate();
      insert.setString(1, "hello");
      assertThat(Service.refusal(insert::executeUpdate).message())
          .contains("not a legal hex-encoded value: 'hello'");
    }

    assertThat(value(connection, "SELECT TO_VARCHAR(B) FROM " + table)).isEqualTo("0AFF");
  }

  @Test
  void andDescribedBeforeTheyAreExecuted() throws SQLException {
    String table =
        table(
            "N NUMBER(18,0) NOT NULL, D NUMBER(10,2), T VARCHAR(63), B BINARY(32), W TIMESTAMP_NTZ(3)");
    try (PreparedStatement select =
        connection.prepareStatement("SELECT N, D, T, B, W FROM " + table + " WHERE N > ?")) {
      ResultSetMetaData columns = select.getMetaData();

      assertThat(columns.getColumnCount()).isEqualTo(5);
      assertThat(columns.getColumnLabel(3)).isEqualTo("T");
      assertThat(columns.getColumnType(1)).isEqualTo(Types.BIGINT);
      assertThat(columns.getPrecision(1)).isEqualTo(18);
      assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
      assertThat(columns.getPrecision(2)).isEqualTo(10);
      assertThat(columns.getScale(2)).isEqualTo(2);
      assertThat(columns.getPrecision(3)).isEqualTo(63);
      assertThat(columns.getColumnType(4)).isEqualTo(Types.BINARY);
      assertThat(columns.getColumnType(5)).isEqualTo(Types.TIMESTAMP);
      assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(1);
    }
  }

  @Test
  void withoutAValueForEachPlaceNothingIsExecuted() throws SQLException {
    String table = table("N NUMBER");
    assertThat(Service.refusal(connection, "INSERT INTO " + table + " VALUES (?)").message())
        .contains("Bind variable ? not set.");
  }
}
