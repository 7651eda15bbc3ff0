package com.claresia.hub.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * What one side did in one go.
 *
 * @param operations how many were done
 * @param nanos how long all of them took
 * @param cpuNanos what they took of the processors, PostgreSQL's part and the load's included
 * @param latencies of single operations (or requests), in nanoseconds
 */
record Measurement(long operations, long nanos, long cpuNanos, Histogram latencies) {
  private static final long HOUR = 3_600_000_000_000L;

  /** A histogram for latencies: three digits, up to an hour. */
  static Histogram histogram() {
    return new Histogram(1_000, HOUR, 3);
  }

  /** Of which the processors' time is not known yet. */
  static Measurement of(long operations, long nanos, Histogram latencies) {
    return new Measurement(operations, nanos, 0, latencies);
  }

  /** The same with the processors' time. */
  Measurement withCpu(long cpu) {
    return new Measurement(operations, nanos, cpu, latencies);
  }

  /** Processors' time of one operation, in microseconds. */
  double cpuMicros() {
    return cpuNanos / 1e3 / Math.max(1, operations);
  }

  /** Operations in a second. */
  double rate() {
    return operations * 1e9 / Math.max(1, nanos);
  }
}
