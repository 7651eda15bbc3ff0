package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Spends resource units: a request waits until there is room for it in the budget of the last
 * minute, and as long as SharePoint asked everybody to wait. Thread-safe.
 */
final class UnitBudget {
  private static final Duration MOST_PATIENCE = Duration.ofHours(1);
  private static final double SCARCE = 0.1;

  private final ReentrantLock lock = new ReentrantLock();
  private final UnitWindow window;
  private final Duration patience;
  private final Time time;

  /**
   * Nothing is spent yet.
   *
   * @param unitsPerMinute the budget
   * @param free how many of them may be spent at any pace
   * @param patience how long somebody waits for an answer
   * @param time in which minutes pass
   */
  UnitBudget(int unitsPerMinute, int free, Duration patience, Time time) {
    this.window = new UnitWindow(unitsPerMinute, free);
    this.patience = patience;
    this.time = time;
  }

  /**
   * Waits for units and takes them.
   *
   * @throws StoreUnavailable if the wait would be longer than somebody waits for an answer
   */
  void spend(int units, Urgency urgency) {
    long start = time.nanos();
    long most = (urgency.isPatient() ? MOST_PATIENCE : patience).toNanos();
    for (long wait = take(units, urgency); wait > 0; wait = take(units, urgency)) {
      if (time.nanos() - start + wait > most) {
        throw new StoreUnavailable(
            "SharePoint's budget is spent for another %d s"
                .formatted(TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
      }
      time.pass(wait);
    }
  }

  /** Takes units if there is room for them now. */
  boolean trySpend(int units, Urgency urgency) {
    return take(units, urgency) == 0;
  }

  private long take(int units, Urgency urgency) {
    lock.lock();
    try {
      return window.take(time.nanos(), units, urgency);
    } finally {
      lock.unlock();
    }
  }

  /** SharePoint asked for silence. */
  void rest(Duration asked) {
    lock.lock();
    try {
      window.closeUntil(time.nanos() + asked.toNanos());
    } finally {
      lock.unlock();
    }
  }

  /** SharePoint told what is left of its own count, to which other processes add too. */
  void left(long remaining, long limit, Duration reset) {
    lock.lock();
    try {
      long then = time.nanos() + reset.toNanos();
      if (remaining <= 1) {
        window.closeUntil(then);
      } else if (remaining < limit * SCARCE) {
        window.closeForPatientUntil(then);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets so much time pass, for want of anything that would tell when to go on. */
  static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new StoreUnavailable("interrupted while waiting for SharePoint");
      }
    }
  }
}
