package com.claresia.hub.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.own.LocalPostgres;
import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.emulators.snowflake.EmulatorSettings.Timing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NothingAcknowledgedIsLost {
  private static final int WRITERS = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private final long seed = System.nanoTime();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Installation installation;
  private Writers writers;

  /** The stores, and how often the Hub is killed on each. */
  enum Store {
    POSTGRES(20, LocalPostgres::throwAway),
    SNOWFLAKE(4, LocalSnowflake::throwAway),
    SHAREPOINT(2, LocalSharePoint::throwAway),
    /**
     * Whose sessions are ended soon after their client's death: a killed one locks its head row.
     */
    SNOWFLAKE_STANDARD_TABLES(
        4,
        () ->
            LocalSnowflake.start(account ->
                account.withoutHybridTables().timed(endingSessionsAfter(Duration.ofSeconds(3)))));

    private final int kills;
    private final Supplier<OwnStore> start;

    Store(int kills, Supplier<OwnStore> start) {
      this.kills = kills;
      this.start = start;
    }

    private static Timing endingSessionsAfter(Duration silence) {
      Timing usual = Timing.asInTheService();
      return new Timing(
          usual.staleness(),
          silence,
          usual.tokenValidity(),
          usual.masterValidity(),
          usual.patience());
    }
  }

  private void install(OwnStore store) throws IOException {
    System.out.println("seed " + seed);
    installation = new Installation(directory, store);
    opened.add(installation);
    writers = new Writers(installation.token());
    opened.add(writers);
  }

  @AfterEach
  void tearDown() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void whenTheHubIsKilledAgainAndAgainUnderLoad(Store store) throws Exception {
    install(store.start.get());
    HubProcess hub = HubProcess.start(installation);
    writers.use(hub.uri());
    writers.start(WRITERS, seed);
    for (int kill = 0; kill < store.kills; kill++) {
      writers.await(WRITERS * 4);
      hub.kill();
      hub = HubProcess.start(installation);
      writers.use(hub.uri());
    }
    writers.await(WRITERS);
    writers.finish();
    firstReceiptsAreAnsweredAgain(hub.uri());
    assertThat(hub.stop()).as("exit status after SIGTERM").isEqualTo(143);

    StoredLog.keepsEveryPromise(installation, writers.acknowledged());
  }

  @Test
  void whenPostgresIsRestartedUnderLoad() throws Exception {
    LocalPostgres postgres = LocalPostgres.throwAway();
    install(postgres);
    try (HubProcess hub = HubProcess.start(installation)) {
      writers.use(hub.uri());
      writers.start(WRITERS, seed);
      writers.await(WRITERS * 4);

      postgres.server().stop();
      HttpResponse<String> refused = untilRefused(hub.uri());
      postgres.server().start();
      writers.await(WRITERS * 4);
      writers.finish();

      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(writers.refusals()).extracting(HttpResponse::statusCode).containsOnly(503);
      firstReceiptsAreAnsweredAgain(hub.uri());
      hub.stop();
      StoredLog.keepsEveryPromise(installation, writers.acknowledged());
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void whenTwoHubsWriteToOneStoreAndTenant(Store store) throws Exception {
    install(store.start.get());
    try (HubProcess one = HubProcess.start(installation);
        HubProcess other = HubProcess.start(installation)) {
      writers.use(one.uri(), other.uri());
      writers.start(WRITERS, seed);
      writers.await(WRITERS * 20);
      sameIdAtOnceIsTakenOnce(one.uri(), other.uri());
      writers.finish();
      firstReceiptsAreAnsweredAgain(one.uri());
      firstReceiptsAreAnsweredAgain(other.uri());
      one.stop();
      other.stop();

      StoredLog.keepsEveryPromise(installation, writers.acknowledged());
    }
  }

  private HttpResponse<String> untilRefused(URI hub) throws IOException {
    HttpResponse<String> response;
    do {
      response = writers.post(hub, record(2_000));
    } while (response.statusCode() < 500);
    return response;
  }

  private void sameIdAtOnceIsTakenOnce(URI one, URI other) {
    atOnce(50, i -> isTakenOnce(record(i), one, other));
  }

  private void isTakenOnce(String body, URI one, URI other) {
    List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
    atOnce(2, i -> answers.add(post(i == 0 ? one : other, body)));
    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 201);
    assertThat(answers.get(0).body()).isEqualTo(answers.get(1).body());
  }

  private static void atOnce(int count, IntConsumer task) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, count)
          .mapToObj(i -> CompletableFuture.runAsync(() -> task.accept(i), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private HttpResponse<String> post(URI hub, String body) {
    try {
      return writers.post(hub, body);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String record(int number) {
    return """
    {"type":"output","record_id":"00000000-0000-4000-8000-%012d",\
    "occurred_at":"2026-05-03T08:15:30.123Z","actor":{"kind":"skill","id":"twice"},\
    "body":{"content":%d,"model":"none"}}\
    """
        .formatted(number, number);
  }

  private void firstReceiptsAreAnsweredAgain(URI hub) {
    List<Writers.Sent> some = writers.acknowledged().values().stream().limit(100).toList();
    assertThat(some).isNotEmpty();
    atOnce(some.size(), i -> isAnsweredAgain(hub, some.get(i)));
  }

  private void isAnsweredAgain(URI hub, Writers.Sent sent) {
    HttpResponse<String> again = post(hub, sent.body());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(read(again.body())).isEqualTo(sent.receipt());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }
}
