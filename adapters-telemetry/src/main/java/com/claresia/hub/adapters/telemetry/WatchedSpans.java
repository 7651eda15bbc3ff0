package com.claresia.hub.adapters.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Watches whether what is exported arrives. */
record WatchedSpans(SpanExporter exporter, Reachability reachability) implements SpanExporter {
  @Override
  public CompletableResultCode export(Collection<SpanData> batch) {
    return reachability.watch(exporter.export(batch));
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
