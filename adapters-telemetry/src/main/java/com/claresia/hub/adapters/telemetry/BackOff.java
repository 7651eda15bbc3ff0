package com.claresia.hub.adapters.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a limit, each cut by chance so that many Hubs do not come back at once.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int PERSISTENT = 4;

  private final RandomGenerator random;
  private int failures;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  /** The pause after one more failure; what the other side asked for is waited in full. */
  Duration failed(Optional<Duration> asked) {
    long most = Math.min(FIRST.toMillis() << Math.min(failures, 10), LONGEST.toMillis());
    failures++;
    Duration pause = Duration.ofMillis(random.nextLong(most / 2, most + 1));
    return asked.filter(wanted -> wanted.compareTo(pause) > 0).orElse(pause);
  }

  /** Whether it has failed so often in a row that somebody should know. */
  boolean isPersistent() {
    return failures >= PERSISTENT;
  }

  void succeeded() {
    failures = 0;
  }
}
