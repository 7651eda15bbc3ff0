package com.claresia.hub.application.append;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TwoHubsShareALog {
  private static final int MOVED_HEADS = 50;

  private final long seed = new Random().nextLong();
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub one = InMemoryHub.on(store);
  private final InMemoryHub other = InMemoryHub.on(store);
  private final TenantId tenant = one.tenant("dainese");
  private final Set<Receipt> receipts = ConcurrentHashMap.newKeySet();

  @Test
  void nothingIsLostOrDoubledWhileEachMovesTheOthersHead() {
    System.out.println("seed " + seed);
    store.faults().beforeAppend(t -> Thread.yield());
    int round = 0;
    while (movedHeads() < MOVED_HEADS) {
      writeFromBoth(round++);
    }

    long size = store.head(tenant).size();
    assertThat(receipts).hasSize((int) size);
    assertThat(receipts.stream().map(Receipt::seq).sorted().toList())
        .isEqualTo(LongStream.range(0, size).boxed().toList());
    for (Receipt receipt : receipts) {
      StoredRecord stored = store.read(tenant, receipt.recordId()).orElseThrow();
      assertThat(stored.seq()).isEqualTo(receipt.seq());
      assertThat(stored.provenanceHash()).isEqualTo(receipt.provenanceHash());
    }
    List<Hash> hashes = store.hashes(tenant, new SeqRange(0, size));
    assertThat(store.head(tenant).frontier())
        .isEqualTo(
            Frontier.empty().appendAll(hashes.stream().map(MerkleHasher::leafHash).toList()));
  }

  private long movedHeads() {
    return one.records().status().movedHeads() + other.records().status().movedHeads();
  }

  private void writeFromBoth(int round) {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 8; writer++) {
        InMemoryHub hub = writer % 2 == 0 ? one : other;
        SampleRecords samples = SampleRecords.of(tenant, seed + 100L * round + writer);
        writers.submit(() -> write(hub, samples));
      }
    }
  }

  private void write(InMemoryHub hub, SampleRecords samples) {
    for (int i = 0; i < 20; i++) {
      receipts.add(hub.created(tenant, samples.next().request()));
    }
  }

  @Test
  void aRecordSentToBothIsStoredOnce() throws Exception {
    SampleRecords samples = SampleRecords.of(tenant, seed);
    for (int i = 0; i < 50; i++) {
      SampleRecord sample = samples.next();
      var first = one.records().submit(InMemoryHub.request(tenant, sample.request()));
      var second = other.records().submit(InMemoryHub.request(tenant, sample.request()));

      assertThat(RecordsAreAppendedInOrder.receipts(first.get()))
          .isEqualTo(RecordsAreAppendedInOrder.receipts(second.get()));
    }
    assertThat(store.head(tenant).size()).isEqualTo(50);
  }
}
