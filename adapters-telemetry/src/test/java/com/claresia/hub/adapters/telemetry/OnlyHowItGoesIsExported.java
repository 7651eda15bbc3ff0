package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.telemetry.OtlpSettings.Signal;
import com.claresia.hub.application.append.AppendStatus;
import com.claresia.hub.application.checkpoint.LogStatus;
import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.observe.HttpVerb;
import com.claresia.hub.application.observe.Route;
import com.claresia.hub.application.observe.Trace;
import com.claresia.hub.application.relay.RelayWatch;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnlyHowItGoesIsExported {
  private static final Trace PARENT =
      new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");
  private static final Trace OWN = new Trace(PARENT.traceId(), "1111222233334444", "01");

  private final OtlpCollector collector = new OtlpCollector();
  private final OpenTelemetryExport export = export(collector.uri());

  private enum Problem {
    NOT_FOUND
  }

  private static OpenTelemetryExport export(URI endpoint) {
    return OpenTelemetryExport.start(
        new OtlpSettings(
            endpoint,
            Map.of("x-key", "collectors-secret"),
            Optional.empty(),
            EnumSet.allOf(Signal.class),
            100,
            Duration.ofHours(1),
            new OtlpSettings.About("claresia-hub", "0.1.0", "postgres")),
        new UUID(0, 7),
        Clock.systemUTC());
  }

  private static AnsweredRequest request(int status, Optional<Trace> parent) {
    return new AnsweredRequest(
        HttpVerb.GET,
        Route.of("/v1/records/{id}"),
        status,
        Optional.of(Problem.NOT_FOUND),
        OWN,
        parent,
        Duration.ofMillis(5));
  }

  @AfterEach
  void close() {
    export.close();
    collector.close();
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @Test
  void aRequestIsASpanOfTheClientsTrace() {
    export.observer().answered(request(404, Optional.of(PARENT)));
    export.close();
    Span span = collector.spans.getFirst();
    assertThat(span.getName()).isEqualTo("GET /v1/records/{id}");
    assertThat(hex(span.getTraceId())).isEqualTo(PARENT.traceId());
    assertThat(hex(span.getParentSpanId())).isEqualTo(PARENT.spanId());
    assertThat(hex(span.getSpanId())).as("the one that the answer names").isEqualTo(OWN.spanId());
    assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(5_000_000);
    assertThat(OtlpCollector.attributes(span.getAttributesList()))
        .isEqualTo(
            Map.of(
                "http.request.method", "GET",
                "http.route", "/v1/records/{id}",
                "http.response.status_code", "404",
                "error.type", "not-found"));
    assertThat(collector.raw).contains("collectors-secret");
  }

  @Test
  void theProcessSaysNothingOfItsMachine() {
    export.observer().answered(request(200, Optional.empty()));
    export.close();
    assertThat(OtlpCollector.attributes(collector.resources))
        .isEqualTo(
            Map.of(
                "service.name", "claresia-hub",
                "service.version", "0.1.0",
                "service.instance.id", new UUID(0, 7).toString(),
                "hub.storage.backend", "postgres"));
    assertThat(hex(collector.spans.getFirst().getTraceId())).isEqualTo(OWN.traceId());
  }

  @Test
  void aClientThatIsNotSampledSendsNoSpan() {
    Trace unsampled = new Trace(PARENT.traceId(), PARENT.spanId(), "00");
    export.observer().answered(request(200, Optional.of(unsampled)));
    export.close();
    assertThat(collector.spans).isEmpty();
    assertThat(collector.metrics).anyMatch(m -> m.getName().equals("http.server.request.duration"));
  }

  @Test
  void figuresAreSumsAndSegmentsHaveAFate() {
    export.watch(
        new HubStatus(
            () -> new AppendStatus(1, 2, 3, 4, 5, 6, 7, 8),
            () -> new LogStatus(9, Duration.ofMillis(1_500)),
            RelayWatch.none()));
    export
        .observer()
        .decided(new DecidedSegment(DecidedSegment.Fate.HEAD_MOVED, 12, Duration.ofMillis(3)));
    export.close();
    assertThat(collector.metrics)
        .extracting(metric -> metric.getName())
        .containsExactlyInAnyOrder(
            "hub.append.queued.records",
            "hub.append.queued.bytes",
            "hub.append.undecided.segments",
            "hub.append.halted.tenants",
            "hub.append.committed.records",
            "hub.append.committed.segments",
            "hub.append.moved.heads",
            "hub.append.unknown.outcomes",
            "hub.log.records",
            "hub.log.unsigned.seconds",
            "hub.segment.duration");
    assertThat(OtlpCollector.attributes(collector.spans.getFirst().getAttributesList()))
        .isEqualTo(Map.of("hub.segment.fate", "head-moved", "hub.segment.records", "12"));
  }

  private LogRecord logged(String message, Optional<Throwable> thrown) {
    export.log(
        new LogLine(Instant.EPOCH, Level.WARNING, Trouble.class.getName(), "run", message, thrown));
    export.close();
    return collector.logs.getFirst();
  }

  @Test
  void aTextThatStandsInTheCodeIsSentWithoutWhatWasPutIntoIt() {
    LogRecord log = logged("the relay of {0} waits: {1}", Optional.empty());
    assertThat(log.getBody().getStringValue()).isEqualTo("the relay of {0} waits: {1}");
    assertThat(log.getSeverityNumber().name()).isEqualTo("SEVERITY_NUMBER_WARN");
  }

  @Test
  void aComposedTextStaysWhereItIsAndSoDoesWhatAnExceptionSays() {
    LogRecord log =
        logged(
            "the relay of e.rossi waits: canary",
            Optional.of(
                new IllegalStateException("canary", new java.io.IOException("e.rossi canary"))));
    assertThat(log.getBody().getStringValue()).isEqualTo(LogExport.COMPOSED);
    assertThat(OtlpCollector.attributes(log.getAttributesList()))
        .containsEntry("exception.type", "java.lang.IllegalStateException")
        .containsEntry("hub.exception.cause", "java.io.IOException")
        .hasSizeLessThanOrEqualTo(3);
    assertThat(collector.raw).doesNotContain("canary", "rossi");
  }

  @Test
  void aNameThatIsNoMethodOfTheHubsIsNotSent() {
    for (String className : new String[] {"java.lang.String", "com.claresia.hub.E", "canary"}) {
      export.log(
          new LogLine(Instant.EPOCH, Level.ERROR, className, "canary", "canary", Optional.empty()));
    }
    export.close();
    assertThat(collector.logs)
        .hasSize(3)
        .allSatisfy(log -> assertThat(log.getAttributesList()).isEmpty());
    assertThat(collector.raw).doesNotContain("canary");
  }

  @Test
  void aLineBelongsToTheRequestInWhichItWasLogged() {
    OWN.run(() -> logged("the relay of {0} waits: {1}", Optional.empty()));
    assertThat(hex(collector.logs.getFirst().getTraceId())).isEqualTo(OWN.traceId());
    assertThat(hex(collector.logs.getFirst().getSpanId())).isEqualTo(OWN.spanId());
  }

  @Test
  void settingsKeepTheirHeadersToThemselves() {
    OtlpSettings settings =
        new OtlpSettings(
            collector.uri(),
            Map.of("authorization", "secret"),
            Optional.empty(),
            EnumSet.allOf(Signal.class),
            1,
            Duration.ofSeconds(1),
            new OtlpSettings.About("a", "b", "c"));
    assertThat(settings.toString()).doesNotContain("secret");
  }
}
