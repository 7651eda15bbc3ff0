package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.observe.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/**
 * Traces in OpenTelemetry's terms. A client's {@code tracestate}, which is free text, has no place.
 */
final class TraceContexts {
  private TraceContexts() {}

  static Context within(Trace trace) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    trace.traceId(),
                    trace.spanId(),
                    TraceFlags.fromHex(trace.flags(), 0),
                    TraceState.getDefault())));
  }
}
