package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.error.Failures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * One execution of one statement.
 *
 * @param session in whose turn it runs
 * @param request what the client sent
 * @param running by which it can be aborted
 * @param parameters of the session and of the statement
 * @param context of the session when the statement began
 * @param rows where rows go
 */
record Execution(
    Session session,
    StatementRequest request,
    Running running,
    Parameters parameters,
    SessionContext context,
    RowSink rows) {

  /** Something done with the database. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  BoundValues values() {
    return new BoundValues(request.bound(), ZoneId.of(parameters.text("TIMEZONE")));
  }

  Catalogue catalogue() {
    return context.catalogue();
  }

  Duration lockTimeout() {
    return Duration.ofSeconds(parameters.number("LOCK_TIMEOUT"));
  }

  Connection connection() {
    return session.connection();
  }

  /** A statement that is cancelled when this execution is aborted. */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    running.uses(statement);
    return statement;
  }

  /** Runs something; H2's errors become Snowflake's. */
  <T> T translating(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new H2Errors(context.catalogue()).translated(e, running);
    }
  }

  /** Tries again while a row is locked by another transaction, as long as the statement may. */
  <T> T waiting(Work<T> work) throws SQLException {
    long deadline = System.nanoTime() + lockTimeout().toNanos();
    while (true) {
      running.check();
      try {
        return work.run();
      } catch (SQLException e) {
        if (!H2Errors.isWorthRetrying(e)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw Failures.rowLockTimeout(running.queryId(), lockTimeout().toSeconds());
        }
      }
    }
  }
}
