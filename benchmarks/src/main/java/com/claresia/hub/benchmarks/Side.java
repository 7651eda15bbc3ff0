package com.claresia.hub.benchmarks;

import java.time.Duration;

/** One of the two things that are compared: the Hub, or its bare baseline. */
@FunctionalInterface
interface Side {
  /** Does its work for about {@code time} and says how much of it was done. */
  Measurement run(Duration time);
}
