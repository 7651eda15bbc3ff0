package com.claresia.hub.adapters.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the oldest entry that is not acknowledged has waited: the log's sizes as they were seen,
 * in bounded memory, to a second where the wait is short. Not thread-safe.
 */
final class Backlog {
  private static final Duration APART = Duration.ofSeconds(1);
  private static final int MOST = 1_024;

  private final List<Mark> marks = new ArrayList<>();

  /** By then the log had grown to that size. */
  private record Mark(long size, Instant at) {}

  void grownTo(long size, Instant now) {
    if (marks.isEmpty() || !now.isBefore(marks.getLast().at().plus(APART))) {
      marks.add(new Mark(size, now));
    } else {
      marks.set(marks.size() - 1, new Mark(size, marks.getLast().at()));
    }
    if (marks.size() > MOST) {
      thinOut();
    }
  }

  /** Each two become one that began with the first: a wait is rather told longer than shorter. */
  private void thinOut() {
    for (int i = 0; i < marks.size() - 1; i++) {
      Mark first = marks.get(i);
      marks.set(i, new Mark(marks.remove(i + 1).size(), first.at()));
    }
  }

  void acknowledged(long size) {
    while (!marks.isEmpty() && marks.getFirst().size() <= size) {
      marks.removeFirst();
    }
  }

  /** Since when it has waited; empty if there is none. */
  Optional<Instant> oldest() {
    return marks.stream().findFirst().map(Mark::at);
  }
}
