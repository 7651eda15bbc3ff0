package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.limits.Budget;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Resource units, counted by the emulator. */
class UnitsStayWithinBudget {
  private static final Map<String, String> QUIET =
      Map.of("view-types", "none", "keep-interval", "3600", "refresh", "3600");

  private static long units(LocalSite site) {
    return site.emulator().requests().units();
  }

  @Test
  void aLoneRecordCostsOneWrite() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(QUIET)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(1);
      long before = units(site);
      for (int i = 0; i < 300; i++) {
        tenant.append(1);
      }
      assertThat((units(site) - before) / 300.0).isBetween(2.0, 2.5);
    }
  }

  @Test
  void aFullSegmentCostsWhatALoneRecordCosts() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(QUIET)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(1);
      long before = units(site);
      for (int i = 0; i < 10; i++) {
        tenant.append(512);
      }
      assertThat((units(site) - before) / 5_120.0).isLessThanOrEqualTo(0.005);
    }
  }

  @Test
  void headsAndCheckpointsAreWrittenOnceInAWhile() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(Map.of("view-types", "none", "keep-interval", "3600"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      for (int size = 1; size <= 20; size++) {
        tenant.append(1);
        store.putCheckpoint(tenant.id(), Checkpointed.at(size));
      }
      assertThat(writesOf(site, "checkpoints.ndjson")).isLessThanOrEqualTo(1);
      store.close();
      assertThat(writesOf(site, "checkpoints.ndjson")).isBetween(1L, 2L);
      try (HubStore other = site.open(QUIET)) {
        assertThat(other.checkpoints(tenant.id())).hasSize(20);
        assertThat(other.latestCheckpoint(tenant.id())).contains(Checkpointed.at(20));
      }
    }
  }

  private static long writesOf(LocalSite site, String file) {
    return site.emulator()
        .requests()
        .matching(request -> request.method().equals("PUT") && request.url().contains(file))
        .size();
  }

  /** 200 segments of 1,000, none with content: what counts is their number. */
  @Test
  void verifyingCostsADownloadASegmentAndLittleElse() {
    try (LocalSite site = LocalSite.start()) {
      TestTenant tenant = filled(site, 200);
      long before = units(site);
      try (HubStore verifying = site.open(Map.of("access", "verify", "view-types", "none"))) {
        long[] leaves = {0};
        long extent = verifying.extent(tenant.id());
        for (long from = 0; from < extent; from += 65_536) {
          verifying.scan(
              tenant.id(),
              new SeqRange(from, Math.min(extent, from + 65_536)),
              leaf -> leaves[0]++);
        }
        assertThat(leaves[0]).isEqualTo(200_000);
      }
      assertThat(units(site) - before).isLessThanOrEqualTo(200 * 1_100 / 1_000);
    }
  }

  /** Its store is closed, so that nothing it writes behind is counted later. */
  private static TestTenant filled(LocalSite site, int segments) {
    try (HubStore store = site.open(QUIET)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      fill(tenant, segments);
      return tenant;
    }
  }

  /** The index is restored from two runs instead of 132 segments. */
  @Test
  void aStartReadsRunsAndNotEverySegment() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(QUIET)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      fill(tenant, 66);
      awaitRuns(site, 1);
      fill(tenant, 66);
      awaitRuns(site, 2);
      fill(tenant, 8);
      BareLeaf first = leaf(0);
      long before = units(site);
      try (HubStore next = site.open(QUIET)) {
        assertThat(next.head(tenant.id())).isEqualTo(store.head(tenant.id()));
        assertThat(next.read(tenant.id(), first.id()).orElseThrow().seq()).isZero();
        assertThat(next.provenanceHashes(tenant.id(), new SeqRange(70_000, 130_000)))
            .isEqualTo(store.provenanceHashes(tenant.id(), new SeqRange(70_000, 130_000)));
      }
      assertThat(units(site) - before).isLessThan(40);
    }
  }

  private static void awaitRuns(LocalSite site, int runs) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (site.emulator().requests().matching(UnitsStayWithinBudget::isRun).size() < runs) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean isRun(RecordedRequest request) {
    return request.method().equals("PUT")
        && request.url().contains(".run")
        && request.status() == 201;
  }

  private static void fill(TestTenant tenant, int segments) {
    for (int segment = 0; segment < segments; segment++) {
      long from = tenant.size();
      tenant
          .store()
          .append(
              tenant
                  .samples()
                  .segment(
                      tenant.store().head(tenant.id()),
                      LongStream.range(from, from + 1_000)
                          .mapToObj(UnitsStayWithinBudget::leaf)
                          .toList()));
    }
  }

  private static BareLeaf leaf(long seq) {
    return BareLeaf.ofHash(Hash.sha256(ByteBuffer.allocate(8).putLong(0, seq).array()));
  }

  /** Minutes of six seconds: the budget of more than one of them is spent. */
  @Test
  void atTheLowestTierNoRequestIsTurnedAway() {
    Time quick = new QuickTime(10);
    try (LocalSite site = LocalSite.inTime(new Budget(120, 1_000_000), quick);
        HubStore store = open(site, quick)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      for (int i = 0; i < 65; i++) {
        store.append(tenant.segment(1));
      }
      assertThat(tenant.size()).isEqualTo(65);
      assertThat(site.emulator().requests().unitsOf(LocalSite.APP)).isGreaterThan(120);
      assertThat(site.emulator().requests().matching(request -> request.status() == 429)).isEmpty();
    }
  }

  private static HubStore open(LocalSite site, Time time) {
    Map<String, String> settings =
        Map.of("budget", "100", "view-types", "none", "keep-interval", "3600");
    return new SharePointHubStore(
        OpenSite.open(
            SharePointSettings.of(site.settings(settings), SecretSources.ofThisProcess()).service(),
            Clock.systemUTC(),
            time));
  }

  /**
   * A time that passes faster.
   *
   * @param times by so much
   */
  private record QuickTime(int times) implements Time {
    private static final long START = System.nanoTime();
    private static final long AT_FIRST = System.currentTimeMillis() * 1_000_000;

    @Override
    public long nanos() {
      return AT_FIRST + times * (System.nanoTime() - START);
    }

    @Override
    public void pass(long nanos) {
      UnitBudget.pause(nanos / times);
    }
  }
}
