package com.claresia.hub.adapters.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector on loopback that keeps what comes, unzipped, and can be told to be slow. */
final class OtlpCollector implements AutoCloseable {
  final List<Span> spans = new CopyOnWriteArrayList<>();
  final List<Metric> metrics = new CopyOnWriteArrayList<>();
  final List<LogRecord> logs = new CopyOnWriteArrayList<>();
  final List<KeyValue> resources = new CopyOnWriteArrayList<>();
  final StringBuffer raw = new StringBuffer();
  final Semaphore arrived = new Semaphore(0);
  volatile CountDownLatch gate = new CountDownLatch(0);
  volatile int status = 200;

  private final HttpServer server;

  OtlpCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
    arrived.release();
    awaitGate();
    if (status == 200) {
      raw.append(exchange.getRequestHeaders().entrySet());
      raw.append(new String(body, StandardCharsets.ISO_8859_1));
      keep(exchange.getRequestURI().getPath(), body);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(String path, byte[] body) throws IOException {
    switch (path) {
      case "/v1/traces" ->
          ExportTraceServiceRequest.parseFrom(body)
              .getResourceSpansList()
              .forEach(of -> {
                resources.addAll(of.getResource().getAttributesList());
                of.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
              });
      case "/v1/metrics" ->
          ExportMetricsServiceRequest.parseFrom(body)
              .getResourceMetricsList()
              .forEach(of ->
                  of.getScopeMetricsList()
                      .forEach(scope -> metrics.addAll(scope.getMetricsList())));
      case "/v1/logs" ->
          ExportLogsServiceRequest.parseFrom(body)
              .getResourceLogsList()
              .forEach(of ->
                  of.getScopeLogsList().forEach(scope -> logs.addAll(scope.getLogRecordsList())));
      default -> throw new IOException(path);
    }
  }

  static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                of ->
                    of.getValue().hasIntValue()
                        ? Long.toString(of.getValue().getIntValue())
                        : of.getValue().getStringValue()));
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
  }
}
