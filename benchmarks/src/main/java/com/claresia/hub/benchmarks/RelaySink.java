package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalControlPlane;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a control plane is at the very least: it reads what comes and acknowledges it. Or another
 * process has the lease, and nothing is taken. It shows the control plane's own certificate.
 */
final class RelaySink implements AutoCloseable {
  private static final String SEQ = "\"seq\":";
  private static final int FIRST_LINE = 1_024;
  private static final int OK = 200;
  private static final int LEASED = 423;
  private static final int UNAVAILABLE = 503;
  private static final int NOBODY = 403;

  private final HttpsServer server;
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean leased = true;

  RelaySink(LocalControlPlane like) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(tls(like));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the sink does not start", e);
    }
  }

  private static HttpsConfigurator tls(LocalControlPlane like)
      throws IOException, GeneralSecurityException {
    char[] passphrase = Files.readString(like.serverPassphrase()).toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(like.serverKeyStore())) {
      keys.load(in, passphrase);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, passphrase);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(factory.getKeyManagers(), null, null);
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(context.getDefaultSSLParameters());
      }
    };
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** From now on another process has the lease. */
  void lease() {
    leased = true;
  }

  /** From now on it acknowledges, all that is there already included. */
  void acknowledge(LongSupplier head) {
    acknowledged.set(head.getAsLong());
    leased = false;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean entries = path.endsWith("/entries");
      long end = entries ? end(exchange.getRequestBody()) : drained(exchange.getRequestBody());
      if (!path.startsWith("/v1/tenants/" + BenchHub.TENANT + "/")) {
        reply(exchange, path.startsWith("/v1/") ? NOBODY : UNAVAILABLE, "{}");
      } else if (leased) {
        reply(exchange, path.endsWith("/state") ? OK : LEASED, state());
      } else {
        acknowledged.accumulateAndGet(end, Math::max);
        reply(exchange, OK, state());
      }
    }
  }

  private static long drained(InputStream body) throws IOException {
    body.readAllBytes();
    return 0;
  }

  /** One past the place of the last entry. */
  private static long end(InputStream body) throws IOException {
    byte[] entries = new GZIPInputStream(body).readAllBytes();
    long lines = 0;
    for (byte each : entries) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines == 0 ? 0 : firstSeq(entries) + lines;
  }

  private static long firstSeq(byte[] entries) {
    String first =
        new String(entries, 0, Math.min(entries.length, FIRST_LINE), StandardCharsets.US_ASCII);
    int at = first.indexOf(SEQ) + SEQ.length();
    return Long.parseLong(first.substring(at, first.indexOf(',', at)));
  }

  private String state() {
    return "{\"acknowledged_size\":%d,\"envelopes\":0,\"witnessed_size\":0}"
        .formatted(acknowledged.get());
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Retry-After", "1");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
