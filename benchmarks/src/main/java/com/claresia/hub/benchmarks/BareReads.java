package com.claresia.hub.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * The baseline of {@code verify}: every content read to the end through the bare driver, each
 * connection an equal part of the places.
 *
 * @param part reads one part
 * @param size how many there are
 * @param connections how many read at once
 */
record BareReads(Part part, long size, int connections) implements Side {
  /** Reads on a connection of its own. */
  interface Part {
    /** Reads the contents of places {@code [from, to)}; answers how many there were. */
    long read(long from, long to) throws SQLException;
  }

  /** One reading of everything, however long it takes. */
  @Override
  public Measurement run(Duration time) {
    long start = System.nanoTime();
    long rows = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Long>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        long from = size * i / connections;
        long to = size * (i + 1) / connections;
        parts.add(threads.submit(() -> part.read(from, to)));
      }
      for (Future<Long> each : parts) {
        rows += each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
    return measured(rows, System.nanoTime() - start);
  }

  private Measurement measured(long rows, long nanos) {
    if (rows != size) {
      throw new IllegalStateException("the baseline read " + rows + " of " + size + " rows");
    }
    Histogram latencies = Measurement.histogram();
    latencies.recordValue(nanos);
    return Measurement.of(rows, nanos, latencies);
  }
}
