package com.claresia.hub.adapters.persistence.sharepoint;

import java.time.Duration;

/**
 * Resource units spent in the last minute. Whatever minute the service counts in, no more than the
 * budget is spent in it. A first part of it is spent as fast as it is asked for; the rest evenly,
 * so that nobody comes when it is all gone and has to wait until the minute is over. Not for use by
 * two threads at once; time is what the caller says.
 */
final class UnitWindow {
  private static final int BUCKETS = 61;
  private static final long BUCKET_NANOS = Duration.ofSeconds(1).toNanos();

  /** A little more than a minute, since what was spent is forgotten by whole seconds. */
  private static final long PACE_NANOS = (BUCKETS + 1) * BUCKET_NANOS;

  private final int budget;
  private final int free;
  private final int[] spent = new int[BUCKETS];
  private long newest = Long.MIN_VALUE;
  private int sum;
  private long closedUntil = Long.MIN_VALUE;
  private long patientUntil = Long.MIN_VALUE;
  private long nextUrgent = Long.MIN_VALUE;
  private long nextPatient = Long.MIN_VALUE;

  /**
   * A window with nothing spent in it.
   *
   * @param budget units a minute
   * @param free how many of them may be spent at any pace
   */
  UnitWindow(int budget, int free) {
    this.budget = budget;
    this.free = free;
  }

  /** Takes so many units, and answers 0; or takes none and says how many nanoseconds to wait. */
  long take(long now, int units, Urgency urgency) {
    long closed = urgency.isPatient() ? Math.max(closedUntil, patientUntil) : closedUntil;
    if (closed > now) {
      return closed - now;
    }
    forgetUntil(Math.floorDiv(now, BUCKET_NANOS));
    int share = Math.max(urgency.shareOf(budget), units);
    if (sum + units > share) {
      return waitFor(sum + units - share, now);
    }
    long next = urgency.isPatient() ? nextPatient : nextUrgent;
    if (sum + units > free && next > now) {
      return next - now;
    }
    spent[bucket(newest)] += units;
    sum += units;
    keepPace(now, units, urgency);
    return 0;
  }

  // What is not free, spread over a minute: by the time it is spent, the free part has come back.
  private void keepPace(long now, int units, Urgency urgency) {
    int paced = Math.max(1, urgency.shareOf(budget) - free);
    long next = now + units * PACE_NANOS / paced;
    if (urgency.isPatient()) {
      nextPatient = next;
    } else {
      nextUrgent = next;
    }
  }

  private void forgetUntil(long second) {
    if (newest == Long.MIN_VALUE || second - newest >= BUCKETS) {
      newest = second;
      sum = 0;
      java.util.Arrays.fill(spent, 0);
    }
    while (newest < second) {
      newest++;
      sum -= spent[bucket(newest)];
      spent[bucket(newest)] = 0;
    }
  }

  private static int bucket(long second) {
    return (int) Math.floorMod(second, (long) BUCKETS);
  }

  private long waitFor(int surplus, long now) {
    int freed = 0;
    long second = newest - BUCKETS;
    while (freed < surplus && second < newest) {
      second++;
      freed += spent[bucket(second)];
    }
    return Math.max(1, (second + BUCKETS) * BUCKET_NANOS - now);
  }

  /** Nothing is sent before then. */
  void closeUntil(long then) {
    closedUntil = Math.max(closedUntil, then);
  }

  /** Nothing that can wait is sent before then. */
  void closeForPatientUntil(long then) {
    patientUntil = Math.max(patientUntil, then);
  }

  /** How long until anything is sent, in nanoseconds. */
  long closedFor(long now) {
    return closedUntil == Long.MIN_VALUE ? 0 : Math.max(0, closedUntil - now);
  }
}
