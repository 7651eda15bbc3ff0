package com.claresia.hub.application.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.ControlPlaneFaults.Sizes;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestCosigner;
import com.claresia.hub.application.memory.TestRelay;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.recover.RecoverResult.Forked;
import com.claresia.hub.application.recover.RecoverResult.NothingLost;
import com.claresia.hub.application.recover.RecoverResult.Recovered;
import com.claresia.hub.application.recover.RecoverResult.Refused;
import com.claresia.hub.application.sample.SampleRecords;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ALyingControlPlaneChangesNothing {
  private final Restore restore = new Restore();

  private void refused(InMemoryHubStore store, String why) {
    long before = store.head(restore.tenant).size();
    int checkpoints = store.checkpoints(restore.tenant).size();
    assertThat(restore.recover(store))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reason()).contains(why));
    assertThat(store.head(restore.tenant).size()).isEqualTo(before);
    assertThat(store.checkpoints(restore.tenant)).hasSize(checkpoints);
  }

  @ParameterizedTest
  @EnumSource(value = TestCosigner.Manner.class, names = "HONEST", mode = EnumSource.Mode.EXCLUDE)
  void aCheckpointIsBelievedByItsSignaturesAlone(TestCosigner.Manner lie) {
    restore.controlPlane.faults().cosign(lie);
    restore.write(30, 5).cosign();
    refused(
        restore.of(10),
        switch (lie) {
          case FORGED, ANOTHER_TEXT -> "forged";
          case WITH_AN_UNKNOWN_KEY, NOTHING -> "not cosigned by a given key";
          case HONEST -> throw new AssertionError();
        });
  }

  @Test
  void aCheckpointThatTheLogDidNotSignIsNotBelieved() {
    restore.write(30, 5).cosign();
    restore.hub.keys().generate(restore.tenant, 1);
    refused(restore.of(10), "not signed by a given log key");
  }

  @Test
  void aReplacedCosignersKeyIsGivenBesideTheNewOne() {
    restore.write(30, 5).cosign();
    restore.controlPlane.cosigner().rotateKey();
    assertThat(restore.recover(restore.of(10))).isInstanceOf(Recovered.class);
  }

  @Test
  void hashesThatDoNotLeadToTheCosignedRootAreNotWritten() {
    restore.write(30, 5).cosign();
    for (long seq : List.of(10L, 29L)) {
      restore.controlPlane.faults().alterHash(seq);
      refused(restore.of(10), "do not lead to the checkpoint");
    }
    restore.controlPlane.faults().tellTheTruth();
    assertThat(restore.recover(restore.of(10))).isInstanceOf(Recovered.class);
  }

  @Test
  void aSizeThatItCannotBackIsRefused() {
    restore.write(30, 5).cosign();
    restore.controlPlane.faults().claim(truth -> new Sizes(Long.MAX_VALUE / 2, truth.witnessed()));
    refused(restore.of(10), "does not give back the hashes");
    restore.controlPlane.faults().claim(truth -> new Sizes(0, 0));
    assertThat(restore.recover(restore.of(10))).isInstanceOf(Recovered.class);
  }

  @Test
  void withoutACosignedCheckpointThereIsNothingToCheckBy() {
    restore.write(30, 5).acknowledge();
    refused(restore.of(10), "has cosigned nothing");
    assertThat(restore.recover(restore.original)).isEqualTo(new NothingLost(30));
  }

  @Test
  void aControlPlaneThatIsAwayIsSaidToBe() {
    restore.write(30, 5).cosign();
    restore.controlPlane.faults().goDown();
    InMemoryHubStore store = restore.of(10);
    assertThatThrownBy(() -> restore.recover(store)).isInstanceOf(ControlPlaneUnavailable.class);
    assertThat(store.head(restore.tenant).size()).isEqualTo(10);
  }

  @Test
  void anAnswerThatChangesBetweenTwoRequestsStopsTheWriting() {
    restore.write(3_000, 500).cosign();
    InMemoryHubStore store = restore.of(500);
    AtomicInteger done = new AtomicInteger();
    RecoverResult result =
        restore
            .recovery(store)
            .recover(
                restore.request(),
                hashes -> {
                  if (done.getAndIncrement() == 0) {
                    restore.controlPlane.faults().alterHash(2_000);
                  }
                });
    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.reason()).contains("two different answers"));
    assertThat(restore.isSame(store, store.head(restore.tenant).size())).isTrue();
  }

  private void writeOthers(InMemoryHubStore store, int records) {
    SampleRecords others = SampleRecords.of(restore.tenant, 99);
    store.append(others.segment(store.head(restore.tenant), records));
  }

  @Test
  void aRestoredLogThatWasWrittenToIsAForkNamedByItsFirstPlace() {
    restore.write(30, 5).cosign().write(10, 5).acknowledge();
    for (int records : List.of(5, 20, 25, 50)) {
      InMemoryHubStore store = restore.of(10);
      writeOthers(store, records);
      assertThat(restore.recover(store)).isEqualTo(new Forked(10));
      assertThat(store.head(restore.tenant).size()).isEqualTo(10 + records);
    }
    InMemoryHubStore beyond = restore.of(30);
    writeOthers(beyond, 5);
    assertThat(restore.recover(beyond)).isEqualTo(new Forked(30));
  }

  @Test
  void aHubThatWritesMeanwhileStopsTheRecovery() {
    restore.write(3_000, 500).cosign();
    InMemoryHubStore store = restore.of(500);
    AtomicInteger appends = new AtomicInteger();
    store
        .faults()
        .beforeAppend(tenant -> {
          if (appends.incrementAndGet() == 2) {
            writeOthers(store, 3);
          }
        });
    assertThat(restore.recover(store))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.reason()).contains("somebody else writes"));
    store.faults().beforeAppend(tenant -> {});
    assertThat(restore.recover(store)).isEqualTo(new Forked(1_499));
  }

  @Test
  void anotherTenantsCheckpointProvesNothingOfThisLog() {
    restore.write(30, 5).cosign();
    var other = new Restore();
    other.write(30, 5).cosign();
    assertThat(TestRelay.send(other.original, other.controlPlane, other.tenant)).isNotNull();
    RecoverLog crossed =
        new RecoverLog(
            restore.of(10),
            other.controlPlane,
            new com.claresia.hub.application.append.PrepareRecord(
                restore.hub.time(), new java.util.Random(1)),
            java.util.UUID::randomUUID);
    assertThat(crossed.recover(restore.request(), RecoverProgress.silent()))
        .isInstanceOf(Refused.class);
  }
}
