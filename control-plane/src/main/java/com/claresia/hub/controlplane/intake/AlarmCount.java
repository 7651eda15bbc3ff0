package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.Database;
import java.time.Duration;

/**
 * How many alarms nobody has seen to. The store is asked now and then, however often this is.
 * Thread-safe.
 */
public final class AlarmCount {
  private static final Duration MAX_AGE = Duration.ofSeconds(10);

  private final Database database;
  private long count;
  private long countedAt = System.nanoTime() - 2 * MAX_AGE.toNanos();

  /** Counts over these connections. */
  public AlarmCount(Database database) {
    this.database = database;
  }

  /** The number, at most ten seconds old. */
  public synchronized long latest() {
    long now = System.nanoTime();
    if (now - countedAt > MAX_AGE.toNanos()) {
      count = Alarms.count(database);
      countedAt = now;
    }
    return count;
  }
}
