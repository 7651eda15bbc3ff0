package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.observe.Route;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes spans and durations of what it is told; queues them, and never waits. */
final class OtlpObserver implements Observer {
  private static final double NANOS_A_SECOND = 1e9;

  private final Tracer tracer;
  private final Clock clock;
  private final DoubleHistogram requests;
  private final DoubleHistogram segments;

  OtlpObserver(Tracer tracer, Meter meter, Clock clock) {
    this.tracer = tracer;
    this.clock = clock;
    this.requests = durations(meter, "http.server.request.duration", "how long requests took");
    this.segments =
        durations(meter, "hub.segment.duration", "how long a store took to decide on a segment");
  }

  private static DoubleHistogram durations(Meter meter, String name, String description) {
    return meter.histogramBuilder(name).setUnit("s").setDescription(description).build();
  }

  @Override
  public void answered(AnsweredRequest request) {
    Attributes attributes = attributes(request);
    requests.record(seconds(request.took()), attributes);
    if (request.parent().isPresent() || !isProbe(request)) {
      GivenIds.with(request.trace(), () -> send(request, attributes));
    }
  }

  private static Attributes attributes(AnsweredRequest request) {
    AllowedAttributes attributes =
        new AllowedAttributes().method(request.method()).status(request.status());
    request.route().ifPresent(attributes::route);
    request.problem().ifPresent(attributes::problem);
    return attributes.build();
  }

  // Every few seconds somebody asks for health and metrics: nobody wants to see it.
  private static boolean isProbe(AnsweredRequest request) {
    return request
        .route()
        .map(Route::template)
        .filter(path -> path.startsWith("/health") || path.equals("/metrics"))
        .isPresent();
  }

  private void send(AnsweredRequest request, Attributes attributes) {
    String verb = request.method().name();
    SpanBuilder span =
        tracer
            .spanBuilder(request.route().map(route -> verb + " " + route.template()).orElse(verb))
            .setSpanKind(SpanKind.SERVER)
            .setParent(request.parent().map(TraceContexts::within).orElseGet(Context::root))
            .setAllAttributes(attributes);
    end(span, request.took(), request.status() >= 500 ? StatusCode.ERROR : StatusCode.UNSET);
  }

  @Override
  public void decided(DecidedSegment segment) {
    segments.record(seconds(segment.took()), new AllowedAttributes().fate(segment.fate()).build());
    SpanBuilder span =
        tracer
            .spanBuilder("append segment")
            .setSpanKind(SpanKind.CLIENT)
            .setNoParent()
            .setAllAttributes(
                new AllowedAttributes().fate(segment.fate()).records(segment.records()).build());
    end(
        span,
        segment.took(),
        segment.fate() == DecidedSegment.Fate.UNKNOWN ? StatusCode.ERROR : StatusCode.UNSET);
  }

  private void end(SpanBuilder builder, Duration took, StatusCode status) {
    Instant end = clock.instant();
    Span span = builder.setStartTimestamp(end.minus(took)).startSpan();
    span.setStatus(status);
    span.end(end);
  }

  private static double seconds(Duration took) {
    return took.toNanos() / NANOS_A_SECOND;
  }
}
