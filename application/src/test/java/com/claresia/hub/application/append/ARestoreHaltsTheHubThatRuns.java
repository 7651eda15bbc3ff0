package com.claresia.hub.application.append;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Halted;
import com.claresia.hub.application.append.AppendResult.Unavailable;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ARestoreHaltsTheHubThatRuns {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub hub = InMemoryHub.on(store);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 6);

  private AppendResult append(InMemoryHub to) {
    return to.records().append(request(tenant, samples.next().request()));
  }

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      assertThat(append(hub)).isInstanceOf(Created.class);
    }
  }

  private long size() {
    return store.head(tenant).size();
  }

  @Test
  void nothingIsWrittenInThePlacesOfWhatItHadCommitted() {
    write(30);
    store.putBack(tenant, 20);

    assertThat(append(hub))
        .isInstanceOfSatisfying(
            Halted.class,
            halted -> assertThat(halted.reason()).contains("20 records", "had 30", "recovered"));
    assertThat(append(hub)).isInstanceOf(Halted.class);
    assertThat(hub.records().halted()).containsOnlyKeys(tenant);
    assertThat(size()).isEqualTo(20);
  }

  @Test
  void norWhereTheStoreWasAwayWhileItWasRestored() {
    write(30);
    store.faults().loseRequests(1);
    store.faults().beforeAppend(t -> store.putBack(tenant, 20));

    assertThat(append(hub)).isInstanceOf(Halted.class);
    assertThat(size()).isEqualTo(20);
  }

  @Test
  void norAfterWritersWereToldThatTheStoreIsAway() {
    write(30);
    forgetWhereTheLogEnds();
    store.putBack(tenant, 20);

    assertThat(append(hub)).isInstanceOf(Halted.class);
    assertThat(size()).isEqualTo(20);
  }

  private void forgetWhereTheLogEnds() {
    store
        .faults()
        .beforeAppend(t -> {
          throw new IllegalStateException("the store is away");
        });
    assertThat(append(hub)).isInstanceOf(Unavailable.class);
    store.faults().beforeAppend(t -> {});
  }

  @Test
  void aHeadThatIsOnlyToldLateHaltsNobody() {
    InMemoryHub other = InMemoryHub.on(store);
    write(5);
    ChainHead old = store.head(tenant);
    write(5);
    forgetWhereTheLogEnds();
    store.faults().tellAnOldHead(old);

    assertThat(append(hub)).isInstanceOf(Unavailable.class);
    assertThat(hub.records().halted()).isEmpty();

    store.faults().tellTheHead();
    assertThat(append(hub)).isInstanceOf(Created.class);
    assertThat(append(other)).isInstanceOf(Created.class);
    assertThat(size()).isEqualTo(12);
  }

  @Test
  void itWritesAgainOnceTheHashesAreBackAndNotOnceOthersAre() {
    write(21);
    ChainHead whole = store.head(tenant);
    Hash last = store.hashes(tenant, new SeqRange(20, 21)).getFirst();
    store.putBack(tenant, 20);
    assertThat(append(hub)).isInstanceOf(Halted.class);

    store.append(samples.segment(store.head(tenant), 1));
    hub.time().pass(Duration.ofSeconds(30));
    assertThat(append(hub)).isInstanceOf(Halted.class);

    store.putBack(tenant, 20);
    store.append(
        new Segment(
            tenant, UUID.randomUUID(), 20, List.of(BareLeaf.ofHash(last)), whole.frontier()));
    hub.time().pass(Duration.ofSeconds(30));
    assertThat(append(hub)).isInstanceOf(Created.class);
  }
}
