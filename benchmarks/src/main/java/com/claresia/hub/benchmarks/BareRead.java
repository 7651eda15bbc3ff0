package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The baseline of {@code verify}: every content read to the end by COPY, each connection an equal
 * part of the places.
 */
final class BareRead implements Side {
  private final StorageSettings settings;
  private final TenantId tenant;
  private final long size;
  private final int connections;

  BareRead(StorageSettings settings, TenantId tenant, long size, int connections) {
    this.settings = settings;
    this.tenant = tenant;
    this.size = size;
    this.connections = connections;
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
        parts.add(threads.submit(() -> read(from, to)));
      }
      for (Future<Long> part : parts) {
        rows += part.get();
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

  private long read(long from, long to) throws SQLException {
    try (Connection connection = BareDriver.connect(settings, tenant)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "COPY (SELECT content FROM hub.record_content WHERE tenant_id = '%s'"
                          .formatted(tenant)
                      + " AND seq >= %d AND seq < %d) TO STDOUT (FORMAT binary)"
                          .formatted(from, to));
      long messages = 0;
      while (copy.readFromCopy() != null) {
        messages++;
      }
      // The header comes with the first row, the trailer alone.
      return messages - 1;
    }
  }
}
