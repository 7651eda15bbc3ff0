package com.claresia.hub.emulators.snowflake.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What hybrid tables show to sessions that did not write themselves: a state that may be older than
 * the last commit, up to some time, unless the session reads the latest writes. Here it is as old
 * as it may be: one snapshot serves all such reads until its time is over.
 */
final class StaleReads implements AutoCloseable {
  private final Storage storage;
  private final Duration staleness;
  private final ReentrantLock turn = new ReentrantLock();
  private Optional<Connection> snapshot = Optional.empty();
  private long takenNanos;

  StaleReads(Storage storage, Duration staleness) {
    this.storage = storage;
    this.staleness = staleness;
  }

  /** Reads something from a connection. */
  @FunctionalInterface
  interface Reading {
    void from(Connection connection) throws SQLException;
  }

  /** Whether the session may be shown an old state. */
  boolean applies(Session session, Parameters parameters) {
    return !staleness.isZero()
        && !parameters.truth("READ_LATEST_WRITES")
        && session.transaction().isEmpty()
        && session.sinceOwnWrite().compareTo(staleness) > 0;
  }

  /** Reads from the snapshot, or from a new one where it is too old. */
  void read(Reading reading) throws SQLException {
    turn.lock();
    try {
      Connection connection = connection();
      if (System.nanoTime() - takenNanos > staleness.toNanos()) {
        connection.commit();
        takenNanos = System.nanoTime();
      }
      reading.from(connection);
    } finally {
      turn.unlock();
    }
  }

  private Connection connection() throws SQLException {
    if (snapshot.isEmpty()) {
      Connection opened = storage.open();
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
      }
      snapshot = Optional.of(opened);
    }
    return snapshot.get();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (snapshot.isPresent()) {
        snapshot.get().close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the snapshot", e);
    } finally {
      turn.unlock();
    }
  }
}
