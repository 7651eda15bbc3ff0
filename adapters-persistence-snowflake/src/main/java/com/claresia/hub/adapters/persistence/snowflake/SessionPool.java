package com.claresia.hub.adapters.persistence.snowflake;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sessions that are fixed to the same role and tenant: opened as they are needed, used one after
 * the other, and ended when nobody has used them for a while. Thread-safe.
 */
final class SessionPool implements AutoCloseable {
  private final Opening opening;
  private final Semaphore places;
  private final Duration patience;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  SessionPool(Opening opening, int size, Duration patience) {
    this.opening = opening;
    this.places = new Semaphore(size);
    this.patience = patience;
  }

  /** Opens one more session. */
  interface Opening {
    Session open() throws SQLException;
  }

  /** What is done with a session. */
  interface Work<T> {
    T with(Session session) throws SQLException;
  }

  /**
   * Does it with a session of its own. A session that failed for another reason than the statement
   * is not used again; nor are those that rest, for they are likely to have ended with it.
   */
  <T> T use(Work<T> work) throws SQLException {
    takePlace();
    try {
      Session session = take();
      try {
        T result = work.with(session);
        giveBack(session);
        return result;
      } catch (SQLException e) {
        settle(session, e);
        throw e;
      } catch (RuntimeException e) {
        discard(session);
        throw e;
      }
    } finally {
      places.release();
    }
  }

  private void takePlace() throws SQLException {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException("no session was free in time", "08000");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted", "08000", e);
    }
  }

  private Session take() throws SQLException {
    if (closed) {
      throw new SQLTransientConnectionException("the store is closed", "08003");
    }
    Session resting = idle.pollFirst();
    return resting == null ? opening.open() : resting;
  }

  private void settle(Session session, SQLException failure) {
    if (Failures.isOfStatement(failure) && !session.isOpen()) {
      giveBack(session);
    } else {
      discard(session);
      closeIdle(Duration.ZERO);
    }
  }

  private void giveBack(Session session) {
    session.rest();
    idle.addFirst(session);
    if (closed) {
      closeIdle(Duration.ZERO);
    }
  }

  // Ending a session asks the server, which may be the very thing that does not answer.
  private static void discard(Session session) {
    Thread.ofVirtual().name("hub-snowflake-end").start(session::close);
  }

  /** Ends those that have rested for so long. */
  void closeIdle(Duration age) {
    for (Session oldest = idle.pollLast(); oldest != null; oldest = idle.pollLast()) {
      if (oldest.idleNanos() < age.toNanos()) {
        idle.addLast(oldest);
        return;
      }
      discard(oldest);
    }
  }

  /** Opens none any more, and ends those that rest; those in use end with their use. */
  @Override
  public void close() {
    closed = true;
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      session.close();
    }
  }
}
