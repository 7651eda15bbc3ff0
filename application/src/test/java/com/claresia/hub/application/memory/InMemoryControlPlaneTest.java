package com.claresia.hub.application.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryControlPlaneTest {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final InMemoryControlPlane controlPlane =
      InMemoryControlPlane.serving(hub.keys(), hub.time());

  @BeforeEach
  void tenRecordsAndACheckpoint() {
    SampleRecords samples = SampleRecords.of(tenant, 1);
    hub.store().append(samples.segment(hub.store().head(tenant), 10));
    hub.checkpoints().catchUp(tenant);
    hub.time().passUntil(() -> hub.checkpoints().covering(tenant, 10));
  }

  private static FeedEntry entry(long seq, int what) {
    return new FeedEntry(seq, Hash.sha256(new byte[] {(byte) what}), Optional.empty());
  }

  private static List<FeedEntry> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> entry(i, i)).toList();
  }

  private LogState state() {
    return controlPlane.state(tenant);
  }

  @Test
  void whatWasSentIsAcknowledgedOnceHoweverOftenItComes() {
    controlPlane.send(tenant, entries(0, 3));
    assertThat(controlPlane.send(tenant, entries(1, 5)))
        .isEqualTo(new SendOutcome.Acknowledged(new LogState(5, 0, 0, Optional.empty())));
    assertThat(controlPlane.acknowledged(tenant)).isEqualTo(entries(0, 5));
  }

  @Test
  void aGapAndAForkTakeNothing() {
    controlPlane.send(tenant, entries(0, 3));
    assertThat(controlPlane.send(tenant, entries(4, 5))).isEqualTo(new SendOutcome.Gap(state()));
    assertThat(controlPlane.send(tenant, List.of(entry(1, 1), entry(2, 9), entry(3, 3))))
        .isEqualTo(new SendOutcome.Forked(2, state()));
    assertThat(state().acknowledgedSize()).isEqualTo(3);
  }

  @Test
  void aCheckpointIsCosignedOverTheHashesThatItWasSent() {
    StoredCheckpoint cosigned = TestRelay.cosign(hub.store(), controlPlane, tenant);
    SignedCheckpoint given = controlPlane.checkpoint(tenant).orElseThrow();
    assertThat(given.note().format()).isEqualTo(cosigned.note());
    assertThat(given.newestCosignature(controlPlane.cosigner().verifiers())).isPresent();
    assertThat(state().witnessedSize()).isEqualTo(10);
    assertThat(controlPlane.hashes(tenant, new SeqRange(2, 7)))
        .isEqualTo(hub.store().provenanceHashes(tenant, new SeqRange(2, 7)));
  }

  private WitnessOutcome submit(long size, Hash root, ConsistencyProof proof) {
    Checkpoint checkpoint = Checkpoint.of(tenant.logOrigin(), size, root);
    return controlPlane.submit(tenant, checkpoint.signedBy(hub.keys().signers(tenant)), proof);
  }

  @Test
  void aCheckpointBeyondTheHashesWaitsAndOneOfAnotherLogIsRefused() {
    Hash root = hub.store().head(tenant).root();
    ConsistencyProof fromNothing = new ConsistencyProof(0, 10, List.of());
    assertThat(submit(10, root, fromNothing)).isInstanceOf(WitnessOutcome.HashesMissing.class);
    TestRelay.send(hub.store(), controlPlane, tenant);
    assertThat(submit(10, Hash.sha256(new byte[0]), fromNothing))
        .isInstanceOf(WitnessOutcome.Forked.class);
    assertThat(submit(10, root, fromNothing)).isInstanceOf(WitnessOutcome.Cosigned.class);
    assertThat(submit(10, root, fromNothing)).isEqualTo(new WitnessOutcome.OtherSize(10));
    assertThat(submit(10, root, new ConsistencyProof(10, 10, List.of())))
        .isInstanceOf(WitnessOutcome.Cosigned.class);
    hub.keys().generate(tenant, 1);
    SignedCheckpoint old = controlPlane.checkpoint(tenant).orElseThrow();
    assertThat(controlPlane.submit(tenant, old, new ConsistencyProof(10, 10, List.of())))
        .isInstanceOf(WitnessOutcome.Refused.class);
  }

  @Test
  void itFailsOnDemand() {
    controlPlane.faults().goDown();
    assertThat(controlPlane.send(tenant, entries(0, 1)))
        .isInstanceOf(SendOutcome.Unavailable.class);
    assertThatThrownBy(this::state).isInstanceOf(ControlPlaneUnavailable.class);
    controlPlane.faults().comeBack();
    controlPlane.faults().throttle(1);
    assertThat(controlPlane.send(tenant, entries(0, 1)))
        .isEqualTo(
            new SendOutcome.Unavailable(
                "told to ask for patience", Optional.of(Duration.ofSeconds(1))));
    controlPlane.faults().loseAnswers(1);
    assertThat(controlPlane.send(tenant, entries(0, 1)))
        .isInstanceOf(SendOutcome.Unavailable.class);
    assertThat(state().acknowledgedSize()).isEqualTo(1);
    controlPlane.faults().leaseToAnother();
    assertThat(controlPlane.send(tenant, entries(1, 2))).isInstanceOf(SendOutcome.Leased.class);
    assertThat(state().acknowledgedSize()).isEqualTo(1);
  }

  @Test
  void itLiesOnDemand() {
    TestRelay.send(hub.store(), controlPlane, tenant);
    controlPlane.faults().claim(truth -> new ControlPlaneFaults.Sizes(99, truth.witnessed()));
    controlPlane.faults().alterHash(4);
    controlPlane.faults().cosign(TestCosigner.Manner.FORGED);
    assertThat(state().acknowledgedSize()).isEqualTo(99);
    assertThat(controlPlane.hashes(tenant, new SeqRange(4, 5)))
        .isNotEqualTo(hub.store().provenanceHashes(tenant, new SeqRange(4, 5)));
    submit(10, hub.store().head(tenant).root(), new ConsistencyProof(0, 10, List.of()));
    assertThat(
            controlPlane
                .checkpoint(tenant)
                .orElseThrow()
                .newestCosignature(controlPlane.cosigner().verifiers()))
        .isEmpty();
    controlPlane.faults().tellTheTruth();
    assertThat(state().acknowledgedSize()).isEqualTo(10);
  }
}
