package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that is being executed, and can be aborted by another thread. */
public final class Running {
  private final String queryId;
  private @Nullable SnowflakeError aborted;
  private @Nullable Statement statement;

  /** A statement of that id. */
  public Running(String queryId) {
    this.queryId = queryId;
  }

  /** The statement's id. */
  public String queryId() {
    return queryId;
  }

  /** Lets it end with that error, unless it has ended already. */
  public synchronized void abort(SnowflakeError why) {
    if (aborted == null) {
      aborted = why;
      cancel();
    }
  }

  private void cancel() {
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      // It is closed already; the next check ends what is left of it.
      statement = null;
    }
  }

  /** Fails if it was aborted. */
  void check() {
    abortion()
        .ifPresent(error -> {
          throw error;
        });
  }

  /** Why it was aborted. */
  synchronized Optional<SnowflakeError> abortion() {
    return Optional.ofNullable(aborted);
  }

  /** Names what is to be cancelled when it is aborted. */
  synchronized void uses(Statement running) {
    if (aborted != null) {
      throw aborted;
    }
    statement = running;
  }

  /** Nothing is to be cancelled any more. */
  synchronized void done() {
    statement = null;
  }
}
