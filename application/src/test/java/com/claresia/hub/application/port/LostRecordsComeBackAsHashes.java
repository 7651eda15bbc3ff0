package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestLogKeys;
import com.claresia.hub.application.memory.TestRelay;
import com.claresia.hub.application.recover.RecoverLog;
import com.claresia.hub.application.recover.RecoverProgress;
import com.claresia.hub.application.recover.RecoverRequest;
import com.claresia.hub.application.recover.RecoverResult;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A store that was put back to an earlier state is recovered from what a control plane was told of
 * the log as it was, which here was kept in memory.
 */
public interface LostRecordsComeBackAsHashes extends StoreUnderTest {
  @Test
  default void theLogGoesOnFromThemAndVerificationSaysWhatIsGone() {
    ContractTenant tenant = tenant();
    TestLogKeys keys = new TestLogKeys().generate(tenant.id(), 1);
    InMemoryControlPlane controlPlane = InMemoryControlPlane.serving(keys, Clock.systemUTC());
    InMemoryHubStore asItWas = InMemoryHubStore.create();
    Segment kept = tenant.segment(5);
    store().append(kept);
    asItWas.append(kept);
    asItWas.append(tenant.samples().segment(asItWas.head(tenant.id()), 7));
    sign(asItWas, tenant, keys);
    TestRelay.cosign(asItWas, controlPlane, tenant.id());
    RecoverRequest request =
        new RecoverRequest(
            tenant.id(), keys.verifiers(tenant.id()), controlPlane.cosigner().verifiers());
    RecoverLog recovery =
        new RecoverLog(
            store(),
            controlPlane,
            new PrepareRecord(Clock.systemUTC(), new SecureRandom()),
            UUID::randomUUID);

    RecoverResult result = recovery.recover(request, RecoverProgress.silent());

    RecoverResult.Recovered recovered = (RecoverResult.Recovered) result;
    assertThat(recovered.lost()).isEqualTo(new RecoverResult.Lost(5, 11));
    assertThat(store().hashes(tenant.id(), new SeqRange(0, 12)))
        .isEqualTo(asItWas.hashes(tenant.id(), new SeqRange(0, 12)));
    assertThat(store().latestCheckpoint(tenant.id()).map(StoredCheckpoint::size)).contains(12L);
    assertThat(recovery.recover(request, RecoverProgress.silent()))
        .isEqualTo(new RecoverResult.NothingLost(13));
    sign(store(), tenant, keys);
    VerificationReport report = verify(tenant, keys);
    assertThat(report.findings())
        .containsExactly(new Finding.OfLoss(5, 12, 12, recovered.eventId().value()));
    assertThat(report.count(Verdict.MISSING)).isEqualTo(7);
    assertThat(report.count(Verdict.VALID)).isEqualTo(6);
  }

  private static void sign(HubStore store, ContractTenant tenant, TestLogKeys keys) {
    ChainHead head = store.head(tenant.id());
    String note =
        Checkpoint.of(tenant.id().logOrigin(), head.size(), head.root())
            .signedBy(keys.signers(tenant.id()))
            .note()
            .format();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    store.putCheckpoint(tenant.id(), new StoredCheckpoint(head.size(), head.root(), now, note));
  }

  private VerificationReport verify(ContractTenant tenant, TestLogKeys keys) {
    VerificationTerms terms =
        VerificationTerms.of(tenant.id(), Instant.now()).withLogKeys(keys.verifiers(tenant.id()));
    return new VerifyChain(store())
        .verify(
            new VerificationRequest(terms, List.of(), VerificationRequest.EVERYTHING, 1, 17),
            VerificationProgress.silent());
  }
}
