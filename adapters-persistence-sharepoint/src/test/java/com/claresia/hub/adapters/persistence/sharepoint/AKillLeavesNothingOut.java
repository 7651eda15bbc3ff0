package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store in a process of its own is killed while the service holds back an answer; another one
 * goes on. The lease that the dead one had over the list is over for the next, whose clock is
 * later.
 */
class AKillLeavesNothingOut {
  private static final int RECORDS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final LocalSite SITE = LocalSite.start();
  private static final Tampering SEEN = SITE.tampering();
  private static final String ALL =
      String.join(",", Stream.of(RecordType.values()).map(RecordType::wireName).toList());
  private static final Map<String, String> SHOWING =
      Map.of("view-types", ALL, "keep-interval", "1", "refresh", "3600");

  /** Where it is killed, and how many rows and records the dead one leaves behind. */
  enum Moment {
    BEFORE_ANY_ROW(Fault.HELD_BEFORE_EFFECT, Incoming.of("POST", "^/\\$batch"), 0),
    AFTER_ROWS_THAT_IT_DOES_NOT_KNOW_OF(
        Fault.HELD_AFTER_EFFECT, Incoming.of("POST", "^/\\$batch"), 20),
    AFTER_A_COMMIT_THAT_IT_DOES_NOT_KNOW_OF(
        Fault.HELD_AFTER_EFFECT, Incoming.of("PUT", "/log/.*/content$"), 0);

    private final Fault fault;
    private final Predicate<Incoming> request;
    private final int rows;

    Moment(Fault fault, Predicate<Incoming> request, int rows) {
      this.fault = fault;
      this.request = request;
      this.rows = rows;
    }
  }

  @AfterEach
  void letGo() {
    SITE.emulator().faults().clear();
  }

  @AfterAll
  static void stop() {
    SEEN.close();
    SITE.close();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void ofALogAndItsView(Moment moment) throws Exception {
    try (HubStore next = later()) {
      TestTenant tenant = TestTenant.addedTo(SITE, next);
      SITE.emulator().faults().inject(moment.fault, 1, moment.request);
      killWhileHeld(tenant);
      assertThat(rows(tenant)).hasSize(moment.rows);
      SITE.emulator().faults().clear();

      assertThat(tenant.size()).isEqualTo(RECORDS);
      assertThat(tenant.places()).isEqualTo(places(RECORDS));
      new TestTenant(next, tenant.id(), SampleRecords.of(tenant.id(), 20260504L)).append(5);
      await(() -> rows(tenant).size() >= RECORDS + 5);
      assertThat(rows(tenant)).containsExactlyInAnyOrderElementsOf(places(RECORDS + 5));
    }
  }

  private static void killWhileHeld(TestTenant tenant) throws IOException, InterruptedException {
    Map<String, String> settings = SITE.all(SHOWING);
    try (StoreProcess store = StoreProcess.appending(RECORDS, tenant.id(), settings, Map.of())) {
      assertThat(SITE.emulator().faults().awaitMet(PATIENCE)).as("waits for its answer").isTrue();
      store.kill();
    }
  }

  /** A store that opens when the lease of whoever showed before is over. */
  private static HubStore later() {
    SharePointSettings settings =
        SharePointSettings.of(SITE.settings(SHOWING), SecretSources.ofThisProcess());
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    return new SharePointHubStore(OpenSite.open(settings.service(), later));
  }

  private static List<Long> rows(TestTenant tenant) {
    return SEEN.rows(tenant.id()).stream().map(ViewRow::seq).toList();
  }

  private static List<Long> places(long size) {
    return LongStream.range(0, size).boxed().toList();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
