package com.claresia.hub.emulators.snowflake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** An emulator, reached through the genuine driver as any service is. */
record Service(SnowflakeEmulator emulator) {
  static final String ADMIN = "ADMIN";
  static final String PASSWORD = "correct horse battery staple";

  /** One for all test classes that need no settings of their own. */
  static final Service SHARED =
      new Service(SnowflakeEmulator.start(EmulatorSettings.inMemory(administrator())));

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  static UserSettings administrator() {
    return UserSettings.withPassword(ADMIN, PASSWORD);
  }

  /** A name that no other test uses. */
  static String fresh(String what) {
    return what + "_" + NUMBERS.incrementAndGet();
  }

  Connection admin() throws SQLException {
    return connect(ADMIN, PASSWORD, Map.of());
  }

  Connection connect(String user, String password, Map<String, String> more) throws SQLException {
    Properties properties = properties(user);
    properties.setProperty("password", password);
    properties.putAll(more);
    return DriverManager.getConnection(emulator.jdbcUrl(), properties);
  }

  Properties properties(String user) {
    Properties properties = emulator.connectionProperties(user);
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("networkTimeout", "20000");
    return properties;
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** What a statement is refused with. */
  record Refusal(int code, String state, String message) {}

  /** Something that is to be refused. */
  @FunctionalInterface
  interface Attempt {
    void run() throws SQLException;
  }

  static Refusal refusal(Attempt attempt) {
    try {
      attempt.run();
    } catch (SQLException e) {
      return new Refusal(e.getErrorCode(), e.getSQLState(), e.getMessage());
    }
    throw new AssertionError("not refused");
  }

  static Refusal refusal(Connection connection, String sql) {
    return refusal(() -> run(connection, sql));
  }

  /** All rows, cells as texts. */
  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  static List<List<String>> rows(ResultSet rows) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    while (rows.next()) {
      String[] row = new String[rows.getMetaData().getColumnCount()];
      for (int i = 0; i < row.length; i++) {
        row[i] = rows.getString(i + 1);
      }
      all.add(Arrays.asList(row));
    }
    return all;
  }

  /** The one cell of the one row. */
  static String value(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = rows(connection, sql);
    if (rows.size() != 1 || rows.getFirst().size() != 1) {
      throw new AssertionError("not one value: " + rows);
    }
    return rows.getFirst().getFirst();
  }
}
