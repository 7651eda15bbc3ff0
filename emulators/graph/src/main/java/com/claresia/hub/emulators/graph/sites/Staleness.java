package com.claresia.hub.emulators.graph.sites;

import java.time.Duration;

/**
 * How long reads show what was before a change. Writes, their conditions and conflicts always meet
 * what is. Off at first; may be set at any time. Safe for many threads.
 */
public final class Staleness {
  private volatile int reads;
  private volatile Duration age = Duration.ZERO;

  /** Lets the next so many reads of each changed thing show its older state; 0 for none. */
  public void reads(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("reads: " + count);
    }
    reads = count;
  }

  /** Lets reads show the older state of a changed thing for so long; zero for not at all. */
  public void age(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("age: " + duration);
    }
    age = duration;
  }

  int reads() {
    return reads;
  }

  Duration age() {
    return age;
  }
}
