package com.claresia.hub.bootstrap.faults;

import com.claresia.hub.domain.record.RecordId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clients that never give up: each sends a record, again and again with the same id and the same
 * bytes, until it has a receipt; then the next. They stop when told, with nothing left open.
 */
final class Writers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AtomicReference<List<URI>> hubs = new AtomicReference<>(List.of());
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicInteger turn = new AtomicInteger();
  private final Phaser changes = new Phaser(1);
  private final Semaphore receiptsLeft = new Semaphore(0);
  private final Map<RecordId, Sent> acknowledged = new ConcurrentHashMap<>();
  private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  Writers(String token) {
    this.token = token;
  }

  /**
   * A record with what was answered to it.
   *
   * @param body as sent
   * @param receipt the first one
   */
  record Sent(String body, JsonNode receipt) {}

  /** Starts that many. */
  void start(int count, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      SplittableRandom random = seeds.split();
      threads.add(Thread.ofVirtual().start(() -> write(random)));
    }
  }

  /** From now on these are written to, in turn. */
  void use(URI... uris) {
    hubs.set(List.of(uris));
    changes.arrive();
  }

  /** Waits for that many receipts more, as long as a Hub under load may take. */
  void await(int receipts) throws InterruptedException {
    receiptsLeft.drainPermits();
    if (!receiptsLeft.tryAcquire(receipts, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no receipts any more; the last refusals: " + refusals);
    }
  }

  /** Every receipt there is. */
  Map<RecordId, Sent> acknowledged() {
    return acknowledged;
  }

  /** Every answer that was no receipt. */
  Queue<HttpResponse<String>> refusals() {
    return refusals;
  }

  /** Lets each finish its record. */
  void finish() throws InterruptedException {
    stopping.set(true);
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(60));
    }
  }

  private void write(SplittableRandom random) {
    while (!stopping.get()) {
      RecordId id = RecordId.version7(System.currentTimeMillis(), random);
      String body =
          """
          {"type":"output","record_id":"%s","occurred_at":"2026-05-03T08:15:30.123Z",\
          "actor":{"kind":"skill","id":"load"},"body":{"content":"%s","model":"none"}}\
          """
              .formatted(id, "x".repeat(random.nextInt(1_500)));
      acknowledged.put(id, new Sent(body, untilReceipt(body)));
      receiptsLeft.release();
    }
  }

  private JsonNode untilReceipt(String body) {
    while (true) {
      int change = changes.getPhase();
      List<URI> known = hubs.get();
      try {
        HttpResponse<String> response =
            post(known.get(Math.floorMod(turn.getAndIncrement(), known.size())), body);
        if (response.statusCode() == 200 || response.statusCode() == 201) {
          return JSON.readTree(response.body());
        }
        refusals.add(response);
      } catch (IOException gone) {
        awaitChange(change);
      }
    }
  }

  // Nobody answers: until another Hub is named, or a moment has passed, there is nothing to do.
  private void awaitChange(int phase) {
    try {
      changes.awaitAdvanceInterruptibly(phase, 1, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.TimeoutException tryAgain) {
      return;
    }
  }

  HttpResponse<String> post(URI hub, String body) throws IOException {
    HttpRequest request =
        request(hub.resolve("/v1/records"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  HttpResponse<String> get(URI uri) throws IOException {
    return send(request(uri).GET().build());
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token)
        .header("X-Claresia-Tenant", Installation.TENANT.value());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() {
    stopping.set(true);
    threads.forEach(Thread::interrupt);
    http.shutdownNow();
  }
}
