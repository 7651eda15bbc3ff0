package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.observe.Trace;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Ids of spans: those that a request already has, since its answer named them; else fresh ones. */
final class GivenIds implements IdGenerator {
  private static final ScopedValue<Trace> GIVEN = ScopedValue.newInstance();

  private final IdGenerator fresh = IdGenerator.random();

  /** Makes one span with these ids. */
  static void with(Trace given, Runnable span) {
    ScopedValue.where(GIVEN, given).run(span);
  }

  @Override
  public String generateSpanId() {
    return GIVEN.isBound() ? GIVEN.get().spanId() : fresh.generateSpanId();
  }

  @Override
  public String generateTraceId() {
    return GIVEN.isBound() ? GIVEN.get().traceId() : fresh.generateTraceId();
  }
}
