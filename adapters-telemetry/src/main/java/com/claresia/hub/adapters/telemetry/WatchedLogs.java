package com.claresia.hub.adapters.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.Collection;

/** Watches whether what is exported arrives. */
record WatchedLogs(LogRecordExporter exporter, Reachability reachability)
    implements LogRecordExporter {
  @Override
  public CompletableResultCode export(Collection<LogRecordData> batch) {
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
