package com.claresia.hub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadIsHonestTest {
  private final List<RecordTemplate> templates = RecordTemplate.some(8, 1);
  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private final AtomicLong received = new AtomicLong();
  private volatile int status = 201;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/records", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(
        new String(
            exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    received.incrementAndGet();
    byte[] answer = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private HttpLoad load(int connections) {
    SplittableRandom random = new SplittableRandom(7);
    PostTarget target = new PostTarget("localhost", "/records", "dainese", "token");
    return new HttpLoad(
        server.getAddress(),
        IntStream.range(0, connections)
            .mapToObj(i -> new RecordPosts(target, templates, new RecordIds(random.split())))
            .toList());
  }

  @Test
  void itCountsExactlyWhatTheServerAnsweredAndEveryRecordIsAnother() {
    try (HttpLoad load = load(8)) {
      Measurement measurement = load.run(Duration.ofMillis(300));
      assertThat(measurement.operations()).isPositive().isEqualTo(received.get());
      assertThat(bodies).hasSize((int) received.get());
      assertThat(measurement.latencies().getTotalCount()).isEqualTo(received.get());
      assertThat(load.run(Duration.ofMillis(50)).operations()).isPositive();
    }
  }

  @Test
  void anyOtherAnswerEndsTheRun() {
    status = 503;
    try (HttpLoad load = load(2)) {
      assertThatThrownBy(() -> load.run(Duration.ofMillis(50)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void recordsAreJsonOfTheSizeTheyAreSaidToBe() {
    RecordIds ids = new RecordIds(new SplittableRandom(3));
    for (RecordTemplate template : templates) {
      byte[] json = template.bytes(ids);
      assertThat(json).hasSize(RecordTemplate.LENGTH);
      assertThat(CanonicalJson.canonicalize(json, Profile.RECORD))
          .isInstanceOf(Canonicalization.Canonical.class);
    }
  }
}
