package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.adapters.telemetry.OtlpSettings.Signal;
import com.claresia.hub.application.observe.Observer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Traces, metrics and logs, by OTLP, to an endpoint of the customer's. Nothing waits for it: what
 * is to be sent is queued, at most 2,048 spans and as many lines, and what finds no room is
 * dropped. Nothing that it sends is content, or of a person; {@link AllowedAttributes} and {@link
 * CodeConstants} say why.
 */
public final class OpenTelemetryExport implements AutoCloseable {
  private static final String SCOPE = "com.claresia.hub";
  private static final int QUEUE = 2_048;
  private static final long MINUTE = 60;
  private static final Duration LAST_MOMENT = Duration.ofSeconds(3);

  private final OpenTelemetrySdk sdk;
  private final Observer observer;
  private final LogExport logs;

  private OpenTelemetryExport(OpenTelemetrySdk sdk, Clock clock) {
    this.sdk = sdk;
    this.observer = new OtlpObserver(sdk.getTracer(SCOPE), sdk.getMeter(SCOPE), clock);
    this.logs = new LogExport(sdk.getLogsBridge().get(SCOPE));
  }

  /** Begins to send. Connects to nothing yet; no failure to connect is ever thrown. */
  public static OpenTelemetryExport start(OtlpSettings settings, UUID process, Clock clock) {
    OtlpExporters exporters = new OtlpExporters(settings);
    Resource resource = resource(settings.about(), process);
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(tracers(settings, exporters, resource))
            .setMeterProvider(meters(settings, exporters, resource))
            .setLoggerProvider(loggers(settings, exporters, resource))
            .build();
    return new OpenTelemetryExport(sdk, clock);
  }

  // Not the SDK's own idea of it, which would read the environment.
  private static Resource resource(OtlpSettings.About about, UUID process) {
    return Resource.create(
        Attributes.builder()
            .put("service.name", about.service())
            .put("service.version", about.version())
            .put("service.instance.id", process.toString())
            .put("hub.storage.backend", about.backend())
            .build());
  }

  private static SdkTracerProvider tracers(
      OtlpSettings settings, OtlpExporters exporters, Resource resource) {
    SdkTracerProviderBuilder tracers =
        SdkTracerProvider.builder()
            .setResource(resource)
            .setIdGenerator(new GivenIds())
            .setSampler(
                Sampler.parentBased(Sampler.traceIdRatioBased(settings.tracePercent() / 100.0)));
    if (settings.signals().contains(Signal.TRACES)) {
      tracers.addSpanProcessor(
          BatchSpanProcessor.builder(exporters.spans()).setMaxQueueSize(QUEUE).build());
    }
    return tracers.build();
  }

  private static SdkMeterProvider meters(
      OtlpSettings settings, OtlpExporters exporters, Resource resource) {
    SdkMeterProviderBuilder meters = SdkMeterProvider.builder().setResource(resource);
    if (settings.signals().contains(Signal.METRICS)) {
      meters.registerMetricReader(
          PeriodicMetricReader.builder(exporters.metrics())
              .setInterval(settings.interval())
              .build());
    }
    return meters.build();
  }

  private static SdkLoggerProvider loggers(
      OtlpSettings settings, OtlpExporters exporters, Resource resource) {
    SdkLoggerProviderBuilder loggers = SdkLoggerProvider.builder().setResource(resource);
    if (settings.signals().contains(Signal.LOGS)) {
      loggers.addLogRecordProcessor(
          BatchLogRecordProcessor.builder(exporters.logs()).setMaxQueueSize(QUEUE).build());
    }
    return loggers.build();
  }

  /** Is told of requests and segments. */
  public Observer observer() {
    return observer;
  }

  /** From now on metrics are read from there, once an interval. */
  public void watch(HubStatus status) {
    StatusInstruments.register(sdk.getMeter(SCOPE), status);
  }

  /** Sends what may be sent of a line of the Hub's own log. */
  public void log(LogLine line) {
    logs.send(line);
  }

  /** Sends what is queued, for three seconds at the most. */
  @Override
  public void close() {
    // The library waits longer than it is asked to, for an endpoint that does not answer.
    Thread end = Thread.startVirtualThread(() -> sdk.shutdown().join(MINUTE, TimeUnit.SECONDS));
    try {
      var _ = end.join(LAST_MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
