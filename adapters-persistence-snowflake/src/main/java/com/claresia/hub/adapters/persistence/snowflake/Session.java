package com.claresia.hub.adapters.persistence.snowflake;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session, in autocommit. All that is ever sent goes through here. It keeps the statement by
 * which segments are inserted: the driver asks the server to describe each anew, which would double
 * what an append costs. For one thread at a time.
 */
final class Session implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Session.class.getName());

  private final Connection connection;
  private @Nullable PreparedStatement insert;
  private boolean open;
  private long idleSince = System.nanoTime();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Reads one row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Takes rows one after the other; false where it wants no more. */
  interface Rows {
    boolean take(ResultSet row) throws SQLException;
  }

  /** All rows. */
  <T> List<T> rows(SqlText sql, Row<T> row, @Nullable Object... binds) throws SQLException {
    List<T> rows = new ArrayList<>();
    each(sql, found -> rows.add(row.of(found)), binds);
    return rows;
  }

  /** The first row, if there is one. */
  <T> Optional<T> row(SqlText sql, Row<T> row, @Nullable Object... binds) throws SQLException {
    return rows(sql, row, binds).stream().findFirst();
  }

  /** Every row, until {@code rows} wants no more. */
  void each(SqlText sql, Rows rows, @Nullable Object... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      bind(statement, binds);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next() && rows.take(found)) {}
      }
    }
  }

  /** Changes rows; answers how many. */
  long change(SqlText sql, @Nullable Object... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      bind(statement, binds);
      return statement.executeUpdate();
    }
  }

  /** Runs a statement without binds. */
  void run(SqlText sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.text());
    }
  }

  /** Does it in one transaction: all of it is committed, or nothing. */
  <T> T transaction(SessionPool.Work<T> work) throws SQLException {
    run(Sql.BEGIN.text());
    open = true;
    try {
      T result = work.with(this);
      run(Sql.COMMIT.text());
      open = false;
      return result;
    } catch (SQLException e) {
      undo(e);
      throw e;
    }
  }

  // After anything else than a refusal nobody would answer; the session is then ended instead.
  private void undo(SQLException failure) {
    if (Failures.isOfStatement(failure)) {
      try {
        run(Sql.ROLLBACK.text());
        open = false;
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** Whether a transaction was left open, with its locks. */
  boolean isOpen() {
    return open;
  }

  /**
   * Inserts all rows by one statement, with an array of binds for each column.
   *
   * @throws SQLException also if the server says that it inserted another number of rows
   */
  void insert(SqlText sql, List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement statement = insert == null ? connection.prepareStatement(sql.text()) : insert;
    // Not kept if it fails: the driver closes a statement that the server refused.
    insert = null;
    for (@Nullable Object[] row : rows) {
      bind(statement, row);
      statement.addBatch();
    }
    if (Arrays.stream(statement.executeBatch()).sum() != rows.size()) {
      throw new SQLException("not so many rows as were sent", "58000");
    }
    insert = statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... binds)
      throws SQLException {
    for (int i = 0; i < binds.length; i++) {
      bind(statement, i + 1, binds[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setString(index, null);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setLong(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case byte[] bytes -> statement.setBytes(index, bytes);
      default -> throw new IllegalArgumentException("no bind for " + value.getClass());
    }
  }

  /** It is put aside. */
  void rest() {
    idleSince = System.nanoTime();
  }

  /** For how long it has been put aside. */
  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  /** Ends the session; a transaction that is open is undone by the server. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "a session could not be ended, and will expire", e);
    }
  }
}
