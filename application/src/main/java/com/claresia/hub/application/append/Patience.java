package com.claresia.hub.application.append;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Looks, every now and then, for writers that have waited long enough. A timer for each request
 * would cost as much as its hash.
 */
final class Patience implements AutoCloseable {
  private static final Duration LONGEST_INTERVAL = Duration.ofMillis(250);
  private static final int LOOKS_IN_A_DEADLINE = 20;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-append-patience").factory());

  /**
   * Looks so often that nobody waits much longer than the deadline.
   *
   * @param look told the time as {@link System#nanoTime} counts; must not throw
   */
  Patience(Duration deadline, LongConsumer look) {
    Duration share = deadline.dividedBy(LOOKS_IN_A_DEADLINE).plusMillis(1);
    long interval = (share.compareTo(LONGEST_INTERVAL) < 0 ? share : LONGEST_INTERVAL).toNanos();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> look.accept(System.nanoTime()), interval, interval, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
