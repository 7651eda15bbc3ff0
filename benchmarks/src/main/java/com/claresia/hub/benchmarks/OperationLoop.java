package com.claresia.hub.benchmarks;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Does one thing after the other on the calling thread.
 *
 * @param operation what is done
 */
record OperationLoop(Runnable operation) implements Side {
  @Override
  public Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long before = start;
    long operations = 0;
    while (before - start < time.toNanos()) {
      operation.run();
      long after = System.nanoTime();
      latencies.recordValue(after - before);
      before = after;
      operations++;
    }
    return Measurement.of(operations, before - start, latencies);
  }
}
