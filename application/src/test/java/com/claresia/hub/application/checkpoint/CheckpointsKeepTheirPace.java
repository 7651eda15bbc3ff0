package com.claresia.hub.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.InMemoryMirror;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointsKeepTheirPace {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryMirror mirror = new InMemoryMirror();
  private final InMemoryHub hub = InMemoryHub.on(store, mirror);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 10);

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      hub.created(tenant, samples.next().request());
    }
    hub.time().settle();
  }

  private List<Long> sizes() {
    return store.checkpoints(tenant).stream().map(StoredCheckpoint::size).toList();
  }

  @Test
  void whileRecordsArriveThereIsOneASecond() {
    for (int tenths = 0; tenths < 30; tenths++) {
      write(1);
      hub.time().pass(Duration.ofMillis(100));
    }
    hub.time().pass(Duration.ofSeconds(5));

    assertThat(sizes()).containsExactly(1L, 10L, 20L, 30L);
    assertThat(mirror.sizes(tenant)).isEqualTo(sizes());
  }

  @Test
  void howLongRecordsWaitForOneIsKnown() {
    write(2);
    assertThat(hub.checkpoints().status()).isEqualTo(new LogStatus(2, Duration.ZERO));

    write(1);
    hub.time().pass(Duration.ofMillis(400));
    assertThat(hub.checkpoints().status()).isEqualTo(new LogStatus(3, Duration.ofMillis(400)));

    hub.time().pass(Duration.ofSeconds(1));
    assertThat(hub.checkpoints().status()).isEqualTo(new LogStatus(3, Duration.ZERO));
  }

  @Test
  void withoutRecordsThereIsNone() {
    write(1);
    hub.time().pass(Duration.ofHours(3));

    assertThat(sizes()).containsExactly(1L);
    assertThat(hub.time().waiting()).isZero();
  }

  @Test
  void aCheckpointCommitsToTheChainAndIsSignedByEveryKey() {
    hub.keys().generate(tenant, 2);
    write(3);

    StoredCheckpoint checkpoint = store.latestCheckpoint(tenant).orElseThrow();
    SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint.note()).orThrow();

    assertThat(signed.checkpoint().origin()).isEqualTo("hub.dainese.claresia.com");
    assertThat(signed.checkpoint().size()).isEqualTo(3).isEqualTo(checkpoint.size());
    assertThat(signed.checkpoint().root()).isEqualTo(store.head(tenant).root());
    assertThat(signed.note().signatures())
        .extracting(NoteSignature::keyId)
        .containsExactlyElementsOf(
            hub.keys().verifierKeys(tenant).stream().map(VerifierKey::keyId).toList());
  }

  @Test
  void coveringForcesOneOrWaitsForTheNext() {
    write(1);
    hub.created(tenant, samples.next().request());
    Coverage covering = hub.time().passUntil(() -> hub.checkpoints().covering(tenant, 2));

    assertThat(covering)
        .isInstanceOfSatisfying(
            Coverage.Covered.class, c -> assertThat(c.checkpoint().size()).isEqualTo(2));
    assertThat(hub.checkpoints().covering(tenant, 1)).isEqualTo(covering);
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    TenantId keyless = new TenantId("keyless");
    Coverage covering = hub.time().passUntil(() -> hub.checkpoints().covering(keyless, 0));

    assertThat(covering).isInstanceOf(Coverage.Unsigned.class);
    assertThat(store.checkpoints(keyless)).isEmpty();
  }

  @Test
  void twoHubsOnOneTenantNeverSignASmallerOne() {
    InMemoryHub other = InMemoryHub.on(store);
    other.keys().generate(tenant, 1);
    for (int i = 0; i < 10; i++) {
      hub.created(tenant, samples.next().request());
      other.created(tenant, samples.next().request());
      (i % 3 == 0 ? other : hub).time().pass(Duration.ofSeconds(1));
    }
    hub.time().pass(Duration.ofSeconds(2));
    other.time().pass(Duration.ofSeconds(2));

    assertThat(sizes()).isSorted().doesNotHaveDuplicates().endsWith(20L);
  }

  @Test
  void aChainThatDoesNotGoOnFromItsCheckpointIsNotSigned() {
    write(3);
    InMemoryHub elsewhere = InMemoryHub.create();
    elsewhere.tenant("dainese");
    for (int i = 0; i < 5; i++) {
      elsewhere.created(tenant, samples.next().request());
    }
    elsewhere.store().putCheckpoint(tenant, store.latestCheckpoint(tenant).orElseThrow());

    elsewhere.time().pass(Duration.ofSeconds(2));
    Coverage covering =
        elsewhere.time().passUntil(() -> elsewhere.checkpoints().covering(tenant, 5));

    assertThat(elsewhere.store().checkpoints(tenant)).hasSize(1);
    assertThat(covering).isInstanceOf(Coverage.Contradicted.class);
  }

  @Test
  void aRestartSignsWhatWasLeftUnsigned() {
    hub.created(tenant, samples.next().request());
    InMemoryHub restarted = InMemoryHub.on(store);
    restarted.keys().generate(tenant, 1);

    restarted.checkpoints().catchUp(tenant);
    restarted.time().settle();
    restarted.checkpoints().catchUp(tenant);
    restarted.time().pass(Duration.ofSeconds(2));

    assertThat(sizes()).containsExactly(1L);
  }

  @Test
  void aStoreThatIsAwayDelaysTheCheckpointAndLosesNone() {
    hub.created(tenant, samples.next().request());
    store.faults().goDown();
    hub.time().pass(Duration.ofSeconds(3));
    store.faults().comeBack();

    hub.time().pass(Duration.ofSeconds(1));

    assertThat(sizes()).containsExactly(1L);
  }

  @Test
  void aMirrorThatFailsHoldsNothingUp() {
    InMemoryHub unlucky = InMemoryHub.on(store, new FailingMirror());
    unlucky.keys().generate(tenant, 1);
    unlucky.created(tenant, samples.next().request());

    unlucky.time().settle();

    assertThat(sizes()).containsExactly(1L);
  }

  private static final class FailingMirror implements CheckpointMirror {
    @Override
    public void keep(TenantId tenant, StoredCheckpoint checkpoint) {
      throw new StoreUnavailable("the disk is full");
    }

    @Override
    public Optional<SignedCheckpoint> newest(TenantId tenant) {
      throw new StoreUnavailable("the disk is away");
    }
  }

  @Test
  void afterADayOneAnHourIsLeft() {
    for (int quarter = 0; quarter < 4 * 30; quarter++) {
      write(1);
      hub.time().pass(Duration.ofMinutes(15));
    }

    // 30 hours: the last day whole, and the last one of each hour before.
    assertThat(sizes()).hasSizeBetween(4 * 24 + 5, 4 * 24 + 5 + 8);
    assertThat(sizes().subList(0, 3)).allMatch(size -> size % 4 == 3);
    assertThat(sizes()).endsWith(120L);
  }
}
