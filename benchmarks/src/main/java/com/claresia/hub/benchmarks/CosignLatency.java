package com.claresia.hub.benchmarks;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.bootstrap.Hub;
import com.claresia.hub.bootstrap.Relaying;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** How long after its receipt a record is cosigned, at a moderate and steady load. */
final class CosignLatency {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TICK_MILLIS = 20;
  private static final int RECORDS_A_TICK = 10;
  private static final long HOUR = 3_600_000_000_000L;

  private final Hub hub;
  private final TenantId tenant;
  private final Relaying relaying;
  private final Histogram latencies = new SynchronizedHistogram(1_000, HOUR, 3);
  private final List<RecordTemplate> templates = RecordTemplate.some(256, 1);
  private final RecordIds ids = new RecordIds(new SplittableRandom());
  private final LongAdder missed = new LongAdder();
  private int turn;

  CosignLatency(Hub hub, TenantId tenant) {
    this.hub = hub;
    this.tenant = tenant;
    this.relaying = hub.relaying().orElseThrow();
  }

  /** Writes for that long; every record is waited for. */
  Histogram measure(Duration time) {
    try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var ticks =
          pace.scheduleAtFixedRate(() -> tick(waiting), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
      pace.schedule(() -> ticks.cancel(false), time.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (missed.sum() > 0) {
      throw new IllegalStateException(missed + " records were not cosigned within a minute");
    }
    return latencies;
  }

  private void tick(ExecutorService waiting) {
    for (int i = 0; i < RECORDS_A_TICK; i++) {
      byte[] body = templates.get(turn++ % templates.size()).bytes(ids);
      RecordRequest request =
          new RecordRequest(
              tenant, new Submitter("urn:claresia:hub:bench", "bench"), body, Optional.empty(), 0);
      waiting.execute(() -> waitFor(request));
    }
  }

  private void waitFor(RecordRequest request) {
    if (hub.append().append(request) instanceof AppendResult.Created(var receipts)) {
      long received = System.nanoTime();
      if (relaying.awaitCosigned(tenant, receipts.getFirst().seq() + 1, PATIENCE)) {
        latencies.recordValue(System.nanoTime() - received);
      } else {
        missed.increment();
      }
    } else {
      missed.increment();
    }
  }
}
