package com.claresia.hub.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestCosigner;
import com.claresia.hub.application.memory.TestRelay;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.prove.ProveResult;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProofsCiteCosignedCheckpoints {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final TestCosigner cosigner = new TestCosigner("cosign.claresia.test");
  private final InMemoryHub hub = InMemoryHub.cosigned(store, cosigner.verifiers());
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 12);
  private final InMemoryControlPlane controlPlane =
      InMemoryControlPlane.serving(hub.keys(), hub.time(), cosigner);

  private Receipt write() {
    Receipt receipt = hub.created(tenant, samples.next().request());
    hub.time().pass(Duration.ofSeconds(2));
    return receipt;
  }

  private static StoredCheckpoint cited(InMemoryHub by, TenantId tenant, Receipt receipt) {
    return switch (by.proofs().prove(tenant, receipt.recordId())) {
      case ProveResult.Proven(var proof) -> proof.checkpoint();
      case ProveResult other -> throw new AssertionError("the proof came to " + other);
    };
  }

  private StoredCheckpoint cosign() {
    return TestRelay.cosign(store, controlPlane, tenant);
  }

  @Test
  void aProofCitesTheNewestCosignedOneThatCoversTheRecordAndElseTheNewest() {
    Receipt first = write();
    assertThat(cited(hub, tenant, first)).isEqualTo(store.latestCheckpoint(tenant).orElseThrow());

    StoredCheckpoint cosigned = cosign();
    hub.checkpoints().cosigned(tenant, cosigned);
    Receipt second = write();

    assertThat(cited(hub, tenant, first)).isEqualTo(cosigned);
    assertThat(cited(hub, tenant, second).size()).isEqualTo(2);

    StoredCheckpoint newer = cosign();
    hub.checkpoints().cosigned(tenant, newer);
    assertThat(cited(hub, tenant, first)).isEqualTo(newer);
    assertThat(cited(hub, tenant, second)).isEqualTo(newer);
  }

  @Test
  void whatAnotherProcessHadCosignedIsFoundInTheStore() {
    Receipt first = write();
    assertThat(cited(hub, tenant, first).size()).isEqualTo(1);
    StoredCheckpoint cosigned = cosign();
    for (int i = 0; i < 10; i++) {
      write();
    }

    assertThat(cited(hub, tenant, first)).isEqualTo(cosigned);

    StoredCheckpoint newer = cosign();
    assertThat(cited(hub, tenant, first)).isEqualTo(cosigned);
    hub.time().pass(Duration.ofMinutes(2));
    assertThat(cited(hub, tenant, first)).isEqualTo(newer);
  }

  @Test
  void aHubThatStartsWhileNothingIsCosignedFindsTheLastOneThatWas() {
    Receipt first = write();
    StoredCheckpoint cosigned = cosign();
    for (int i = 0; i < 50; i++) {
      write();
    }
    InMemoryHub restarted = InMemoryHub.cosigned(store, cosigner.verifiers());

    assertThat(cited(restarted, tenant, first)).isEqualTo(cosigned);
  }

  @Test
  void linesThatAreForgedOrByAnUnknownKeyMakeNoCosignedCheckpoint() {
    Receipt first = write();
    for (TestCosigner.Manner lie :
        List.of(
            TestCosigner.Manner.FORGED,
            TestCosigner.Manner.WITH_AN_UNKNOWN_KEY,
            TestCosigner.Manner.ANOTHER_TEXT)) {
      controlPlane.faults().cosign(lie);
      hub.checkpoints().cosigned(tenant, cosign());
      Receipt last = write();
      hub.time().pass(Duration.ofSeconds(2));
      assertThat(cited(hub, tenant, first).size()).isEqualTo(last.treeSize());
    }
  }

  @Test
  void withoutCosignersEverythingIsAsItWas() {
    InMemoryHub plain = InMemoryHub.on(store);
    plain.keys().generate(tenant, 1);
    Receipt first = write();
    cosign();
    write();

    assertThat(cited(plain, tenant, first).size()).isEqualTo(2);
  }

  private StoredCheckpoint ofHour(int hour, int minute, long size) {
    Instant at = Instant.parse("2026-05-01T00:00:00Z").plusSeconds(3_600L * hour + 60L * minute);
    return new StoredCheckpoint(size, Hash.sha256(new byte[0]), at, "");
  }

  @Test
  void ofEachHourTheLastCosignedOneIsKept() {
    List<StoredCheckpoint> all =
        LongStream.range(0, 8).mapToObj(i -> ofHour((int) i / 4, (int) i % 4, i)).toList();
    Instant later = Instant.parse("2026-05-03T00:00:00Z");

    assertThat(Thinning.surplus(all, later, c -> c.size() == 1 || c.size() == 2))
        .containsExactly(0L, 1L, 3L, 4L, 5L, 6L);
    assertThat(Thinning.surplus(all, later, c -> false)).containsExactly(0L, 1L, 2L, 4L, 5L, 6L);
    assertThat(Thinning.surplus(all, Instant.parse("2026-05-02T00:30:00Z"), c -> true))
        .containsExactly(0L, 1L, 2L);
  }
}
