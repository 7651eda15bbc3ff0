package com.claresia.hub.functions.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The side of Lambda that a runtime talks to, as its documentation has it: the next invocation is
 * waited for, and answered with a response or an error.
 */
final class LambdaRuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Duration TIME_OUT = Duration.ofMinutes(2);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new ArrayBlockingQueue<>(1);
  private volatile CompletableFuture<Answer> answer = new CompletableFuture<>();

  /** What a runtime answered: a response, or what failed. */
  record Answer(boolean failed, String body) {}

  LambdaRuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} has to say. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  Answer invoke(String event) {
    answer = new CompletableFuture<>();
    events.add(event);
    try {
      return answer.get(TIME_OUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the runtime gave no answer", e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(ROOT.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("invocation/next")) {
      next(exchange);
    } else {
      answer.complete(new Answer(path.endsWith("error"), body));
      reply(exchange, 202, "{\"status\":\"OK\"}");
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      String event = events.take();
      Instant deadline = Instant.now().plus(TIME_OUT);
      var headers = exchange.getResponseHeaders();
      headers.add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
      headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
      headers.add(
          "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-south-1:1:function:relay");
      reply(exchange, 200, event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
