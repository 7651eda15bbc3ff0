package com.claresia.hub.bootstrap.observation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A collector on loopback that keeps every byte that comes, unzipped. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final StringBuffer all = new StringBuffer();
  private final AtomicInteger requests = new AtomicInteger();

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      all.append(exchange.getRequestURI())
          .append(exchange.getRequestHeaders().entrySet())
          .append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All that came, one after the other. */
  String all() {
    return all.toString();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
