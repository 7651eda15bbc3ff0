package com.claresia.hub.application.behind;

import java.time.Duration;

/** Runs work later, on a thread of its own. */
@FunctionalInterface
public interface Alarm {
  /** Runs {@code work} once {@code delay} has passed; at once where it is zero. Never blocks. */
  void after(Duration delay, Runnable work);
}
