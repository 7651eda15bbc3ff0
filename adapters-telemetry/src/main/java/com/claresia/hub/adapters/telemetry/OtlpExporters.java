package com.claresia.hub.adapters.telemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Speaks OTLP over HTTP, with protobuf and gzip, through the JDK's client. */
final class OtlpExporters {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final String GZIP = "gzip";

  private final OtlpSettings settings;
  private final Reachability reachability;
  private final Optional<byte[]> trusted;

  OtlpExporters(OtlpSettings settings) {
    this.settings = settings;
    this.reachability = new Reachability(settings.endpoint().toString());
    this.trusted = settings.trust().map(OtlpExporters::read);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address(String signal) {
    return settings.endpoint().toString().replaceAll("/+$", "") + "/v1/" + signal;
  }

  SpanExporter spans() {
    var builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address("traces"))
            .setHeaders(settings::headers)
            .setCompression(GZIP)
            .setConnectTimeout(CONNECT)
            .setTimeout(ANSWER)
            .setMeterProvider(MeterProvider.noop());
    trusted.ifPresent(builder::setTrustedCertificates);
    return new WatchedSpans(builder.build(), reachability);
  }

  MetricExporter metrics() {
    var builder =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(address("metrics"))
            .setHeaders(settings::headers)
            .setCompression(GZIP)
            .setConnectTimeout(CONNECT)
            .setTimeout(ANSWER)
            .setMeterProvider(MeterProvider.noop());
    trusted.ifPresent(builder::setTrustedCertificates);
    return new WatchedMetrics(builder.build(), reachability);
  }

  LogRecordExporter logs() {
    var builder =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(address("logs"))
            .setHeaders(settings::headers)
            .setCompression(GZIP)
            .setConnectTimeout(CONNECT)
            .setTimeout(ANSWER)
            .setMeterProvider(MeterProvider.noop());
    trusted.ifPresent(builder::setTrustedCertificates);
    return new WatchedLogs(builder.build(), reachability);
  }
}
