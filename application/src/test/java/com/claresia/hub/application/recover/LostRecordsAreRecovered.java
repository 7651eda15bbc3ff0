package com.claresia.hub.application.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.claresia.hub.application.copy.CopyLog;
import com.claresia.hub.application.copy.CopyProgress;
import com.claresia.hub.application.copy.CopyRequest;
import com.claresia.hub.application.copy.CopyResult;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestRelay;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.recover.RecoverResult.Lost;
import com.claresia.hub.application.recover.RecoverResult.NothingLost;
import com.claresia.hub.application.recover.RecoverResult.Recoverable;
import com.claresia.hub.application.recover.RecoverResult.Recovered;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LostRecordsAreRecovered {
  private final Restore restore = new Restore();

  private Recovered recovered(InMemoryHubStore store) {
    if (restore.recover(store) instanceof Recovered recovered) {
      return recovered;
    }
    throw new AssertionError("not recovered: " + restore.recover(store));
  }

  private long size(InMemoryHubStore store) {
    return store.head(restore.tenant).size();
  }

  private String event(InMemoryHubStore store, Recovered recovered) {
    return new String(
        store.read(restore.tenant, recovered.eventId()).orElseThrow().content().orElseThrow(),
        StandardCharsets.UTF_8);
  }

  @Test
  void theChainGoesOnFromWhatWasCosignedAndSaysWhatIsGone() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    assertThat(restore.recovery(store).check(restore.request()))
        .isEqualTo(new Recoverable(new Lost(10, 29), 30));
    assertThat(size(store)).isEqualTo(10);

    Recovered recovered = recovered(store);

    assertThat(recovered.lost()).isEqualTo(new Lost(10, 29));
    assertThat(recovered.checkpointSize()).isEqualTo(30);
    assertThat(recovered.eventSeq()).isEqualTo(30);
    assertThat(size(store)).isEqualTo(31);
    assertThat(restore.isSame(store, 30)).isTrue();
    assertThat(event(store, recovered))
        .contains("\"kind\":\"backup.records_lost\"", "\"severity\":\"critical\"")
        .contains(
            "\"detail\":{\"checkpoint_size\":30,\"count\":20,\"first_seq\":10,\"last_seq\":29}")
        .doesNotContain("submitted_by");
  }

  @Test
  void theCosignedCheckpointIsKeptAndTheNextOneIsCosignedToo() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    recovered(store);

    StoredCheckpoint kept = store.latestCheckpoint(restore.tenant).orElseThrow();
    assertThat(kept.size()).isEqualTo(30);
    assertThat(
            SignedCheckpoint.parse(kept.note())
                .orThrow()
                .newestCosignature(restore.controlPlane.cosigner().verifiers()))
        .contains(kept.issuedAt());

    restore.sign(store);
    assertThat(TestRelay.cosign(store, restore.controlPlane, restore.tenant).size()).isEqualTo(31);
  }

  @Test
  void aSecondRunFindsNothingToDo() {
    restore.write(30, 5).cosign();
    assertThat(restore.recover(restore.original)).isEqualTo(new NothingLost(30));
    InMemoryHubStore store = restore.of(10);
    recovered(store);

    assertThat(restore.recover(store)).isEqualTo(new NothingLost(31));
    TestRelay.send(store, restore.controlPlane, restore.tenant);
    assertThat(restore.recover(store)).isEqualTo(new NothingLost(31));
    assertThat(size(store)).isEqualTo(31);
  }

  @Test
  void whereverARunIsKilledTheNextOneGoesOnAndTheEventStandsThereOnce() {
    restore.write(3_000, 500).cosign();
    for (int appends = 0; appends <= 2; appends++) {
      InMemoryHubStore store = restore.of(500);
      AtomicInteger left = new AtomicInteger(appends);
      store
          .faults()
          .beforeAppend(tenant -> {
            if (left.getAndDecrement() == 0) {
              throw new IllegalStateException("killed");
            }
          });
      assertThat(catchThrowable(() -> restore.recover(store))).hasMessage("killed");
      assertThat(size(store)).isEqualTo(500 + 999L * appends);
      assertThat(store.checkpoints(restore.tenant)).isEmpty();
      store.faults().beforeAppend(tenant -> {});

      Recovered recovered = recovered(store);

      assertThat(recovered.lost()).isEqualTo(new Lost(500, 2_999));
      assertThat(size(store)).isEqualTo(3_001);
      assertThat(restore.isSame(store, 3_000)).isTrue();
      assertThat(store.latestCheckpoint(restore.tenant).orElseThrow().size()).isEqualTo(3_000);
      assertThat(restore.recover(store)).isEqualTo(new NothingLost(3_001));
    }
  }

  @Test
  void aRunThatIsKilledBeforeItsCheckpointLeavesThatToTheNextOne() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    store
        .faults()
        .beforeCheckpoint(() -> {
          throw new IllegalStateException("killed");
        });
    assertThat(catchThrowable(() -> restore.recover(store))).hasMessage("killed");
    assertThat(size(store)).isEqualTo(31);
    store.faults().beforeCheckpoint(() -> {});

    assertThat(restore.recovery(store).check(restore.request())).isEqualTo(new NothingLost(31));
    assertThat(store.checkpoints(restore.tenant)).isEmpty();
    assertThat(restore.recover(store)).isEqualTo(new NothingLost(31));
    assertThat(store.latestCheckpoint(restore.tenant).orElseThrow().size()).isEqualTo(30);
  }

  @Test
  void theLogIsNeverWholeWithoutItsEvent() {
    restore.write(30, 5).cosign().write(3_000, 500).acknowledge();
    InMemoryHubStore store = restore.of(10);
    List<Long> sizes = new ArrayList<>();
    store.faults().beforeAppend(tenant -> sizes.add(size(store)));
    recovered(store);
    assertThat(sizes).containsExactly(10L, 30L, 1_029L, 2_028L, 3_027L);
    assertThat(size(store)).isEqualTo(3_031);
  }

  @Test
  void anAnswerThatIsLostStoresNothingTwice() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    store.faults().loseAnswers(1);
    recovered(store);
    assertThat(size(store)).isEqualTo(31);
  }

  @Test
  void aStoreThatGoesAwayLeavesTheRestForTheNextRun() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    store.faults().goDown();
    assertThat(catchThrowable(() -> restore.recover(store))).isInstanceOf(StoreUnavailable.class);
    store.faults().comeBack();
    recovered(store);
  }

  @Test
  void hashesThatWereAcknowledgedAndNotYetCosignedComeBackToo() {
    restore.write(30, 5).cosign().write(10, 5).acknowledge();
    for (long size : List.of(0L, 10L, 30L, 35L)) {
      InMemoryHubStore store = restore.of(size);
      Recovered recovered = recovered(store);
      assertThat(recovered.lost()).isEqualTo(new Lost(size, 39));
      assertThat(recovered.checkpointSize()).isEqualTo(30);
      assertThat(restore.isSame(store, 40)).isTrue();
      assertThat(store.latestCheckpoint(restore.tenant).orElseThrow().size()).isEqualTo(30);
    }
  }

  @Test
  void moreThanOneRequestOfHashesIsFetched() {
    restore.write(70_000, 500).cosign().write(1_000, 500).acknowledge();
    InMemoryHubStore store = restore.of(500);
    AtomicLong done = new AtomicLong();
    assertThat(restore.recovery(store).recover(restore.request(), done::set))
        .isInstanceOf(Recovered.class);
    assertThat(done).hasValue(2 * 70_500 + 1);
    assertThat(size(store)).isEqualTo(71_001);
    assertThat(store.head(restore.tenant).frontier().range().leaves()).isEqualTo(71_001);
  }

  @Test
  void aLossAfterARecoveryIsRecoveredLikewise() {
    restore.write(30, 5).cosign();
    InMemoryHubStore first = restore.of(10);
    recovered(first);
    restore.sign(first);
    TestRelay.cosign(first, restore.controlPlane, restore.tenant);

    InMemoryHubStore second = restore.of(20);
    Recovered recovered = recovered(second);

    assertThat(recovered.lost()).isEqualTo(new Lost(20, 30));
    assertThat(recovered.eventSeq()).isEqualTo(31);
    assertThat(second.head(restore.tenant).size()).isEqualTo(32);
  }

  private VerificationReport verify(InMemoryHubStore store) {
    VerificationTerms terms =
        VerificationTerms.of(restore.tenant, restore.hub.time().instant())
            .withLogKeys(restore.hub.keys().verifiers(restore.tenant))
            .withWitnesses(restore.controlPlane.cosigner().verifiers());
    return new VerifyChain(store)
        .verify(
            new VerificationRequest(terms, List.of(), VerificationRequest.EVERYTHING, 2, 17),
            VerificationProgress.silent());
  }

  @Test
  void whatWasLostStaysAFindingThatCitesTheEvent() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    Recovered recovered = recovered(store);
    restore.sign(store);
    TestRelay.cosign(store, restore.controlPlane, restore.tenant);

    VerificationReport report = verify(store);

    assertThat(report.count(Verdict.MISSING)).isEqualTo(20);
    assertThat(report.count(Verdict.VALID)).isEqualTo(11);
    assertThat(report.findings())
        .containsExactly(new Finding.OfLoss(10, 30, 30, recovered.eventId().value()));
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void aRecoveredLogCanBeCopied() {
    restore.write(30, 5).cosign();
    InMemoryHubStore store = restore.of(10);
    recovered(store);
    restore.sign(store);
    InMemoryHubStore target = InMemoryHubStore.create();
    VerificationTerms terms =
        VerificationTerms.of(restore.tenant, restore.hub.time().instant())
            .withLogKeys(restore.hub.keys().verifiers(restore.tenant));

    assertThat(
            new CopyLog(store, target, UUID::randomUUID)
                .copy(new CopyRequest(terms, 1, 17), CopyProgress.silent()))
        .isInstanceOfSatisfying(
            CopyResult.Copied.class, copied -> assertThat(copied.withoutContent()).isEqualTo(20));
  }
}
