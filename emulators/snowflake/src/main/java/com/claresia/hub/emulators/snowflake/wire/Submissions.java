package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.Session;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The statements that clients sent lately, by the id of their request: one that is sent again is
 * the same, and is executed once. Safe for many threads.
 */
final class Submissions {
  private static final int KEPT = 64;

  private final Map<Long, Map<String, Submitted>> bySession = new ConcurrentHashMap<>();

  /** The statement of that request, which is submitted if it is new. */
  Submitted once(Session session, String requestId, Supplier<Submitted> submit) {
    Map<String, Submitted> all =
        bySession.computeIfAbsent(session.id(), id -> new LinkedHashMap<>());
    synchronized (all) {
      Submitted known = all.get(requestId);
      if (known != null) {
        return known;
      }
      Submitted submitted = submit.get();
      all.put(requestId, submitted);
      forgetOldest(all);
      return submitted;
    }
  }

  private static void forgetOldest(Map<String, Submitted> all) {
    Iterator<Submitted> oldest = all.values().iterator();
    while (all.size() > KEPT && oldest.hasNext()) {
      if (oldest.next().answer().isDone()) {
        oldest.remove();
      }
    }
  }

  /** The statement of that request, if it was sent. */
  Optional<Submitted> find(Session session, String requestId) {
    Map<String, Submitted> all = bySession.getOrDefault(session.id(), Map.of());
    synchronized (all) {
      return Optional.ofNullable(all.get(requestId));
    }
  }

  /** The statement of that id. */
  Optional<Submitted> query(Session session, String queryId) {
    Map<String, Submitted> all = bySession.getOrDefault(session.id(), Map.of());
    synchronized (all) {
      return all.values().stream()
          .filter(submitted -> submitted.running().queryId().equals(queryId))
          .findFirst();
    }
  }

  void remove(Session session) {
    bySession.remove(session.id());
  }
}
