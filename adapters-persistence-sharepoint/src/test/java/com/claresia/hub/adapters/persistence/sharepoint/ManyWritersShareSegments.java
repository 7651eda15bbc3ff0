package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.application.behind.SystemAlarm;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.memory.TestLogKeys;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.application.tiles.WriteTiles;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.emulators.graph.limits.Budget;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 64 writers, with all that follows appends, at the lowest tier. */
class ManyWritersShareSegments {
  private static final int WRITERS = 64;
  private static final Submitter GATEWAY = new Submitter("https://id.dainese.test", "gateway");
  private static final byte[] BODY =
      """
      {"type":"decision","occurred_at":"2026-05-03T08:15:30Z",
       "actor":{"kind":"employee","id":"m.verdi"},
       "body":{"title":"Supplier","outcome":"approved","rationale":"%s"}}
      """
          .formatted("lowest total cost ".repeat(40))
          .getBytes(StandardCharsets.UTF_8);

  private static AppendSettings settings(HubStore store) {
    return AppendSettings.defaults()
        .within(store.segmentLimits())
        .lingering(store.segmentLimits().linger());
  }

  /**
   * Those that send 16 records at a time fill segments; those that send one fill a part of them.
   */
  @ParameterizedTest
  @CsvSource({"16, 30, 0.005", "1, 12, 0.06"})
  void soThatARecordCostsASmallPartOfAUnit(int atOnce, int rounds, double most) throws Exception {
    try (LocalSite site = LocalSite.start(Budget.LOWEST_TIER);
        HubStore store =
            site.open(Map.of("budget", "1250", "view-types", "none", "refresh", "5"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(1);
      long before = site.emulator().requests().units();
      long began = System.nanoTime();
      write(store, tenant, atOnce, rounds);
      double seconds = (System.nanoTime() - began) / 1e9;

      double records = WRITERS * atOnce * rounds;
      double units = site.emulator().requests().units() - before;
      System.getLogger(getClass().getName())
          .log(
              System.Logger.Level.INFO,
              "{0} at a time: {1} records/s, {2} units a record",
              atOnce,
              Math.round(records / seconds),
              Double.toString(units / records));
      assertThat(tenant.size()).isEqualTo((long) records + 1);
      assertThat(units / records).isLessThanOrEqualTo(most);
      assertThat(site.emulator().requests().matching(r -> r.status() == 429)).isEmpty();
    }
  }

  private static void write(HubStore store, TestTenant tenant, int atOnce, int rounds)
      throws Exception {
    Clock clock = Clock.systemUTC();
    TestLogKeys keys = new TestLogKeys();
    keys.generate(tenant.id(), 1);
    LogTiles tiles = new LogTiles(store, 1 << 20);
    List<Callable<Integer>> writers = new ArrayList<>();
    try (SystemAlarm alarm = new SystemAlarm();
        AppendRecords records =
            new AppendRecords(
                new PrepareRecord(clock, new BatchedRandom(new SecureRandom())),
                store,
                settings(store),
                UUID::randomUUID,
                List.of(
                    new WriteTiles(store, tiles, Duration.ofSeconds(1), clock, alarm),
                    new IssueCheckpoint(
                        store, keys, tiles, CheckpointMirror.none(), clock, alarm)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(() -> sendAll(records, tenant, atOnce, rounds));
      }
      for (Future<Integer> sent : threads.invokeAll(writers)) {
        assertThat(sent.get()).isEqualTo(atOnce * rounds);
      }
    }
  }

  private static int sendAll(AppendRecords records, TestTenant tenant, int atOnce, int rounds)
      throws Exception {
    int created = 0;
    for (int round = 0; round < rounds; round++) {
      List<Future<AppendResult>> sent = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        sent.add(
            records.submit(new RecordRequest(tenant.id(), GATEWAY, BODY, Optional.empty(), 0)));
      }
      for (Future<AppendResult> answer : sent) {
        created += answer.get() instanceof AppendResult.Created ? 1 : 0;
      }
    }
    return created;
  }
}
