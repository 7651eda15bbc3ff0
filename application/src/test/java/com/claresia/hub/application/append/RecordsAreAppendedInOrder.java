package com.claresia.hub.application.append;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordsAreAppendedInOrder {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 1);

  @Test
  void aReceiptNamesPlaceHashAndTheSmallestTree() {
    hub.created(tenant, samples.next().request());
    SampleRecord sample = samples.next();

    Receipt receipt = hub.created(tenant, sample.request());

    assertThat(receipt.tenant()).isEqualTo(tenant);
    assertThat(receipt.recordId()).isEqualTo(sample.id());
    assertThat(receipt.type()).isEqualTo(sample.metadata().type());
    assertThat(receipt.seq()).isEqualTo(1);
    assertThat(receipt.treeSize()).isEqualTo(2);
    assertThat(receipt.recordedAt()).isEqualTo(hub.time().instant());
    byte[] stored =
        hub.store().read(tenant, sample.id()).flatMap(StoredRecord::content).orElseThrow();
    assertThat(receipt.provenanceHash()).isEqualTo(Hash.sha256(stored));
  }

  @Test
  void recordsOfOneWriterStandInTheOrderSent() throws Exception {
    List<Future<AppendResult>> answers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      answers.add(hub.records().submit(InMemoryHub.request(tenant, samples.next().request())));
    }

    for (int i = 0; i < answers.size(); i++) {
      assertThat(receipts(answers.get(i).get())).extracting(Receipt::seq).containsExactly((long) i);
    }
  }

  @Test
  void manyWritersGetPlacesWithoutGapAndTheChainHoldsThemAll() throws Exception {
    int writers = 100;
    int each = 30;
    Set<Receipt> receipts = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, writers)
          .forEach(writer ->
              threads.submit(() -> {
                SampleRecords own = SampleRecords.of(tenant, 1_000 + writer);
                for (int i = 0; i < each; i++) {
                  receipts.add(hub.created(tenant, own.next().request()));
                }
              }));
    }

    List<Receipt> inOrder =
        receipts.stream().sorted(Comparator.comparingLong(Receipt::seq)).toList();
    assertThat(inOrder)
        .extracting(Receipt::seq)
        .containsExactlyElementsOf(LongStream.range(0, writers * each).boxed().toList());
    List<Hash> hashes = inOrder.stream().map(Receipt::provenanceHash).toList();
    assertThat(hub.store().hashes(tenant, new SeqRange(0, writers * each))).isEqualTo(hashes);
    Frontier expected =
        Frontier.empty().appendAll(hashes.stream().map(MerkleHasher::leafHash).toList());
    assertThat(hub.store().head(tenant).frontier()).isEqualTo(expected);
    assertThat(hub.records().status().committedSegments()).isLessThan(writers * each);
  }

  @Test
  void tenantsHaveChainsOfTheirOwn() {
    TenantId other = hub.tenant("other");
    hub.created(tenant, samples.next().request());

    Receipt first = hub.created(other, SampleRecords.of(other, 2).next().request());

    assertThat(first.seq()).isZero();
    assertThat(hub.store().head(tenant).size()).isEqualTo(1);
  }

  @Test
  void segmentsAreCutByRecordsAndByBytes() throws Exception {
    AppendSettings small =
        new AppendSettings(
            5,
            3_000,
            10_000,
            1 << 30,
            InMemoryHub.SETTINGS.decisionDeadline(),
            InMemoryHub.SETTINGS.retryAfter(),
            InMemoryHub.SETTINGS.firstBackOff(),
            InMemoryHub.SETTINGS.lastBackOff());
    InMemoryHub cutting = InMemoryHub.on(hub.store(), small);
    Gate gate = Gate.before(hub.store());
    List<Future<AppendResult>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(cutting.records().submit(InMemoryHub.request(tenant, samples.next().request())));
    }
    gate.open();
    for (Future<AppendResult> answer : answers) {
      answer.get();
    }

    AppendStatus status = cutting.records().status();
    assertThat(status.committedRecords()).isEqualTo(40);
    assertThat(status.committedSegments()).isBetween(8L, 40L);
    assertThat(status.queuedRecords()).isZero();
    assertThat(status.queuedBytes()).isZero();
  }

  static List<Receipt> receipts(AppendResult result) {
    return switch (result) {
      case AppendResult.Created(List<Receipt> receipts) -> receipts;
      case AppendResult.Replayed(List<Receipt> receipts) -> receipts;
      default -> throw new AssertionError("no receipts in " + result);
    };
  }
}
