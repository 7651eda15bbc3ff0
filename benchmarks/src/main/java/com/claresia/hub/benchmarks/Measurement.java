package com.claresia.hub.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * What one side did in one go.
 *
 * @param operations how many were done
 * @param nanos how long all of them took
 * @param latencies of single operations (or requests), in nanoseconds
 */
record Measurement(long operations, long nanos, Histogram latencies) {
  private static final long HOUR = 3_600_000_000_000L;

  /** A histogram for latencies: three digits, up to an hour. */
  static Histogram histogram() {
    return new Histogram(1_000, HOUR, 3);
  }

  /** Operations in a second. */
  double rate() {
    return operations * 1e9 / Math.max(1, nanos);
  }
}
