package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.telemetry.OtlpSettings.Signal;
import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.HttpVerb;
import com.claresia.hub.application.observe.Route;
import com.claresia.hub.application.observe.Trace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ASlowCollectorSlowsNothing {
  private static final int QUEUED_AT_MOST = 2_048;
  private static final int BATCH = 512;
  private static final int REQUESTS = 200_000;
  private static final AnsweredRequest REQUEST =
      new AnsweredRequest(
          HttpVerb.POST,
          Route.of("/v1/records"),
          201,
          Optional.empty(),
          new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01"),
          Optional.empty(),
          Duration.ofMillis(1));

  private static OpenTelemetryExport export(URI endpoint) {
    return OpenTelemetryExport.start(
        new OtlpSettings(
            endpoint,
            Map.of(),
            Optional.empty(),
            Set.of(Signal.TRACES),
            100,
            Duration.ofHours(1),
            new OtlpSettings.About("claresia-hub", "0.1.0", "postgres")),
        new UUID(0, 7),
        Clock.systemUTC());
  }

  @Test
  void whatFindsNoRoomIsDroppedAndNobodyWaits() throws InterruptedException {
    try (OtlpCollector collector = new OtlpCollector()) {
      collector.gate = new CountDownLatch(1);
      try (OpenTelemetryExport export = export(collector.uri())) {
        long start = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
          export.observer().answered(REQUEST);
        }
        System.out.printf(
            "observing costs %.2f µs a request%n", (System.nanoTime() - start) / 1e3 / REQUESTS);
        collector.arrived.acquire();
        collector.gate.countDown();
      }
      assertThat(collector.spans).isNotEmpty().hasSizeLessThanOrEqualTo(QUEUED_AT_MOST + 2 * BATCH);
    }
  }

  @Test
  void anEndpointThatRefusesIsToldOnceAndItsReturnToo() throws InterruptedException {
    BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();
    Handler handler = keeping(lines);
    Logger logger = Logger.getLogger(Reachability.class.getName());
    logger.addHandler(handler);
    try (OtlpCollector collector = new OtlpCollector()) {
      collector.status = 400;
      try (OpenTelemetryExport export = export(collector.uri())) {
        fill(export);
        collector.arrived.acquire();
        assertThat(lines.take().getMessage()).startsWith("telemetry does not reach {0}");
        fill(export);
        collector.arrived.acquire();
        collector.status = 200;
        fill(export);
        collector.arrived.acquire();
      }
      assertThat(lines.take().getMessage()).isEqualTo("telemetry reaches {0} again");
      assertThat(List.copyOf(lines)).isEmpty();
    } finally {
      logger.removeHandler(handler);
    }
  }

  // As many as are sent at once, so that they are sent now.
  private static void fill(OpenTelemetryExport export) {
    for (int i = 0; i < BATCH; i++) {
      export.observer().answered(REQUEST);
    }
  }

  private static Handler keeping(BlockingQueue<LogRecord> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
