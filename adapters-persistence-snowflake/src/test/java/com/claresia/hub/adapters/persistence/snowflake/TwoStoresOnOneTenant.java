package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.record.HubRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two Hubs with sessions of their own each, on one tenant. */
class TwoStoresOnOneTenant {
  /** In each both begin at the same head, so that one of them finds it moved. */
  private static final int ROUNDS = 60;

  private final CyclicBarrier round = new CyclicBarrier(2);
  private final AtomicInteger moved = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void raceWithoutLossGapOrDuplicate(TableKind kind) throws Exception {
    HubSchema schema = HubSchema.shared(kind);
    TestTenant tenant = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    try (HubStore one = schema.open();
        HubStore other = schema.open();
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<HubRecord>> first = writers.submit(writer(one, tenant, 1));
      Future<List<HubRecord>> second = writers.submit(writer(other, tenant, 2));
      List<HubRecord> all = new ArrayList<>(first.get());
      all.addAll(second.get());

      assertThat(moved.get()).isGreaterThanOrEqualTo(50);
      ChainHead head = one.head(tenant.id());
      List<Hash> stored = one.hashes(tenant.id(), new SeqRange(0, head.size()));
      assertThat(stored)
          .containsExactlyInAnyOrderElementsOf(
              all.stream().map(HubRecord::provenanceHash).toList());
      assertThat(rootOf(stored)).isEqualTo(head.root());
    }
  }

  private static Hash rootOf(List<Hash> hashes) {
    return ChainHead.empty()
        .frontier()
        .appendAll(hashes.stream().map(MerkleHasher::leafHash).toList())
        .root();
  }

  private Callable<List<HubRecord>> writer(HubStore store, TestTenant tenant, long seed) {
    return () -> {
      SampleRecords samples = SampleRecords.of(tenant.id(), seed);
      List<HubRecord> written = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        List<HubRecord> records = samples.take(1 + i % 5);
        ChainHead head = store.head(tenant.id());
        round.await();
        commit(store, samples, head, records);
        written.addAll(records);
        round.await();
      }
      return written;
    };
  }

  private void commit(
      HubStore store, SampleRecords samples, ChainHead start, List<HubRecord> records) {
    AppendOutcome outcome = store.append(samples.segment(start, records));
    while (outcome instanceof HeadMoved(ChainHead actual)) {
      moved.incrementAndGet();
      outcome = store.append(samples.segment(actual, records));
    }
    switch (outcome) {
      case Appended appended -> assertThat(appended.head().size()).isGreaterThan(start.size());
      case HeadMoved again -> throw new AssertionError(again);
      case DuplicateRecord duplicate -> throw new AssertionError(duplicate);
      case OutcomeUnknown unknown -> throw new AssertionError(unknown);
    }
  }
}
