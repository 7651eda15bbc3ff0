package com.claresia.hub.application.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChainsAreVerified {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub hub = InMemoryHub.on(store);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 13);

  private void write(int records) {
    for (int left = records; left > 0; left -= 512) {
      store.append(samples.segment(store.head(tenant), Math.min(left, 512)));
    }
    hub.checkpoints().appended(tenant, store.head(tenant));
    hub.time().pass(Duration.ofSeconds(1));
  }

  private VerificationReport verify(SeqRange places, int jobs) {
    return hub.verification().verify(request(places, jobs), VerificationProgress.silent());
  }

  private VerificationRequest request(SeqRange places, int jobs) {
    return new VerificationRequest(
        VerificationTerms.of(tenant, hub.time().instant()), List.of(), places, jobs, 17);
  }

  @Test
  void aSoundChainIsCleanWhateverTheNumberOfJobs() {
    write(1_000);
    write(66_000);

    for (int jobs : List.of(1, 3)) {
      VerificationReport report = verify(VerificationRequest.EVERYTHING, jobs);
      assertThat(report.findings()).isEmpty();
      assertThat(report.size()).isEqualTo(67_000);
      assertThat(report.checkpoints().held()).isEqualTo(2);
    }
  }

  @Test
  void recordsTakenInByTheHubAreClean() {
    for (int i = 0; i < 300; i++) {
      hub.created(tenant, samples.next().request());
    }
    hub.time().pass(Duration.ofSeconds(2));

    VerificationReport report = verify(VerificationRequest.EVERYTHING, 2);

    assertThat(report.findings()).isEmpty();
    assertThat(report.size()).isEqualTo(300);
  }

  @Test
  void contentThatIsGoneWithoutAnErasureIsFoundAtItsPlace() {
    write(600);
    HubRecord record = samples.take(1).getFirst();
    store.append(samples.segment(store.head(tenant), List.of(record)));
    write(10);
    store.dropContent(tenant, List.of(record.id()));

    VerificationReport report = verify(VerificationRequest.EVERYTHING, 2);

    assertThat(report.count(Verdict.MISSING)).isEqualTo(1);
    assertThat(report.findings()).extracting(Finding::from).containsExactly(600L);
  }

  @Test
  void outsideThePlacesAskedContentIsNotLookedAt() {
    write(100);
    HubRecord record = samples.take(1).getFirst();
    store.append(samples.segment(store.head(tenant), List.of(record)));
    write(10);
    store.dropContent(tenant, List.of(record.id()));

    assertThat(verify(new SeqRange(0, 100), 1).findings()).isEmpty();
    assertThat(verify(new SeqRange(50, 101), 1).findingsTotal()).isEqualTo(1);
  }

  @Test
  void progressReachesTheEnd() {
    write(10_000);
    AtomicLong last = new AtomicLong();

    hub.verification()
        .verify(
            request(VerificationRequest.EVERYTHING, 2),
            (done, total) -> {
              assertThat(total).isEqualTo(10_000);
              last.accumulateAndGet(done, Math::max);
            });

    assertThat(last).hasValue(10_000);
  }

  @Test
  void anEmptyLogIsClean() {
    assertThat(verify(VerificationRequest.EVERYTHING, 2).isClean()).isTrue();
  }
}
