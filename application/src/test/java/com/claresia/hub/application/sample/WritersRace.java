package com.claresia.hub.application.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two stores that write to one tenant's log, in rounds: in each, both begin at the same head, so
 * that one of them finds it moved.
 */
public final class WritersRace {
  private static final int ROUNDS = 60;
  private static final int MOVED_AT_LEAST = 50;

  private final TenantId tenant;
  private final CyclicBarrier round = new CyclicBarrier(2);
  private final AtomicInteger moved = new AtomicInteger();
  private final List<HubRecord> written = new ArrayList<>();

  private WritersRace(TenantId tenant) {
    this.tenant = tenant;
  }

  /** Lets both write, and asserts that the head moved under them often enough to show anything. */
  public static WritersRace between(HubStore one, HubStore other, TenantId tenant)
      throws Exception {
    WritersRace race = new WritersRace(tenant);
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<HubRecord>> first = writers.submit(race.writer(one, 1));
      Future<List<HubRecord>> second = writers.submit(race.writer(other, 2));
      race.written.addAll(first.get());
      race.written.addAll(second.get());
    }
    assertThat(race.moved.get()).isGreaterThanOrEqualTo(MOVED_AT_LEAST);
    return race;
  }

  /** Asserts that a store has all that was written, once each, under the root of its head. */
  public void assertThatNothingIsLostIn(HubStore store) {
    ChainHead head = store.head(tenant);
    List<Hash> stored = store.hashes(tenant, new SeqRange(0, head.size()));
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            written.stream().map(HubRecord::provenanceHash).toList());
    assertThat(rootOf(stored)).isEqualTo(head.root());
  }

  private static Hash rootOf(List<Hash> hashes) {
    return ChainHead.empty()
        .frontier()
        .appendAll(hashes.stream().map(MerkleHasher::leafHash).toList())
        .root();
  }

  private Callable<List<HubRecord>> writer(HubStore store, long seed) {
    return () -> {
      SampleRecords samples = SampleRecords.of(tenant, seed);
      List<HubRecord> own = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        List<HubRecord> records = samples.take(1 + i % 5);
        ChainHead head = store.head(tenant);
        round.await();
        commit(store, samples, head, records);
        own.addAll(records);
        round.await();
      }
      return own;
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
