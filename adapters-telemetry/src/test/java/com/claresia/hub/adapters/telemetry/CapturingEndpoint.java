package com.claresia.hub.adapters.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An endpoint behind mutual TLS that keeps the plain bytes of all that comes, and says what it is
 * told.
 */
final class CapturingEndpoint implements AutoCloseable {
  private final HttpsServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> manner;
  private volatile Optional<Body> endless = Optional.empty();

  /** What came: everything but the connection itself. */
  record Request(String line, String headers, byte[] raw, byte[] body, String peer) {}

  /** What is answered. */
  record Reply(int status, String contentType, String body, String... headers) {
    static Reply json(int status, String body) {
      return new Reply(status, "application/json", body);
    }
  }

  /** A body of no length that was said, written until it throws. */
  interface Body {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  CapturingEndpoint(SSLContext tls, String protocol, Function<Request, Reply> manner) {
    this.manner = manner;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            wanted.setProtocols(new String[] {protocol});
            parameters.setSSLParameters(wanted);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  void answer(Function<Request, Reply> newManner) {
    manner = newManner;
  }

  /** From now on every answer has this body. */
  void answerWith(Body body) {
    endless = Optional.of(body);
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      requests.add(request);
      Reply reply = manner.apply(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      for (int i = 0; i < reply.headers().length; i += 2) {
        exchange.getResponseHeaders().set(reply.headers()[i], reply.headers()[i + 1]);
      }
      if (endless.isPresent()) {
        exchange.sendResponseHeaders(reply.status(), 0);
        endless.get().write(exchange.getResponseBody());
      } else {
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      }
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    byte[] raw = exchange.getRequestBody().readAllBytes();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body = zipped ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes() : raw;
    String peer =
        ((com.sun.net.httpserver.HttpsExchange) exchange)
            .getSSLSession()
            .getPeerPrincipal()
            .getName();
    return new Request(
        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
        exchange.getRequestHeaders().entrySet().toString(),
        raw,
        body,
        peer);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
