package com.claresia.hub.emulators.graph.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What reads are still shown of things that were changed. Safe for many threads. */
final class OlderStates<T> {
  private static final int KEPT = 10_000;

  private record Older<T>(Optional<T> state, AtomicInteger reads, long until) {
    boolean holds() {
      return reads.get() > 0 || System.nanoTime() - until < 0;
    }
  }

  private final Staleness staleness;
  private final Map<String, Older<T>> older = new ConcurrentHashMap<>();

  OlderStates(Staleness staleness) {
    this.staleness = staleness;
  }

  /** Notes what was there before a change; nothing for what is new. */
  void remember(String id, Optional<T> before) {
    int reads = staleness.reads();
    long age = staleness.age().toNanos();
    if (reads == 0 && age == 0) {
      return;
    }
    if (older.size() >= KEPT) {
      older.values().removeIf(state -> !state.holds());
    }
    if (older.size() < KEPT) {
      older.put(id, new Older<>(before, new AtomicInteger(reads), System.nanoTime() + age));
    }
  }

  /** What a read is shown of a thing, of which this is the current state. */
  Optional<T> seen(String id, Optional<T> current) {
    Older<T> state = older.get(id);
    if (state == null) {
      return current;
    }
    if (state.reads().getAndDecrement() > 0 || System.nanoTime() - state.until() < 0) {
      return state.state();
    }
    older.remove(id, state);
    return current;
  }

  /** The ids of things whose older state fits: they may be gone, or be elsewhere now. */
  List<String> ghosts(Predicate<T> fits) {
    if (older.isEmpty()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    older.forEach((id, state) -> {
      if (state.holds() && state.state().filter(fits).isPresent()) {
        ids.add(id);
      }
    });
    return ids;
  }
}
