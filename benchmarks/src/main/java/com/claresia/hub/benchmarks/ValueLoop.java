package com.claresia.hub.benchmarks;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Does the same thing to one value after the other, in whole rounds, on one thread.
 *
 * @param values what it is done to
 * @param work what is done; its result keeps the compiler from dropping it
 */
record ValueLoop(List<byte[]> values, Work work) implements Side {
  /** What is done to a value. */
  @FunctionalInterface
  interface Work {
    /** Answers something that depends on all of the work. */
    int on(byte[] value) throws Exception;
  }

  @Override
  public Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long operations = 0;
    int sum = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      sum += round(latencies);
      operations += values.size();
    }
    if (sum == 1) {
      throw new IllegalStateException("no work was done");
    }
    return Measurement.of(operations, System.nanoTime() - start, latencies);
  }

  private int round(Histogram latencies) {
    int sum = 0;
    long before = System.nanoTime();
    try {
      for (byte[] value : values) {
        sum += work.on(value);
        long after = System.nanoTime();
        latencies.recordValue(after - before);
        before = after;
      }
    } catch (Exception e) {
      throw new IllegalStateException("a value could not be worked on", e);
    }
    return sum;
  }
}
