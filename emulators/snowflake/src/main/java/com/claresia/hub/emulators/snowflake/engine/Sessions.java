package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Failures;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open. */
public final class Sessions {
  private final Map<Long, Session> open = new ConcurrentHashMap<>();
  private final Duration detachedAfter;

  Sessions(Duration detachedAfter) {
    this.detachedAfter = detachedAfter;
  }

  void add(Session session) {
    open.put(session.id(), session);
  }

  /** All that are open. */
  public Collection<Session> all() {
    return open.values();
  }

  /** Ends a session: what runs in it is aborted, what is open is rolled back. */
  public void close(Session session) {
    if (open.remove(session.id()) != null) {
      session.running().ifPresent(running -> running.abort(Failures.canceled()));
      session.close();
    }
  }

  /**
   * Aborts what runs in sessions whose clients are gone, where ABORT_DETACHED_QUERY says so. A
   * client that waits for an answer asks for it again and again, which tells that it is there.
   */
  void abortDetached() {
    for (Session session : open.values()) {
      boolean gone = session.silentFor().compareTo(detachedAfter) > 0;
      if (gone && session.parameters().truth("ABORT_DETACHED_QUERY")) {
        session.running().ifPresent(running -> running.abort(Failures.canceled()));
      }
    }
  }
}
