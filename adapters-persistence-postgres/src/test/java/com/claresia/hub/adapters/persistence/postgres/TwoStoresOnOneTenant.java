package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.record.HubRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Two Hubs with a pool of their own each, on one tenant. */
class TwoStoresOnOneTenant {
  private static final int SEGMENTS = 60;

  @Test
  void raceWithoutLossGapOrDuplicate() throws Exception {
    HubDatabase database = HubDatabase.shared();
    TestTenant tenant = TestTenant.addedBy(database.administration(), HubDatabase.sharedStore());
    try (HubStore one = database.open();
        HubStore other = database.open();
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<HubRecord>> first = writers.submit(() -> write(one, tenant, 1));
      Future<List<HubRecord>> second = writers.submit(() -> write(other, tenant, 2));
      List<HubRecord> all = new ArrayList<>(first.get());
      all.addAll(second.get());

      ChainHead head = one.head(tenant.id());
      List<Hash> stored = one.hashes(tenant.id(), new SeqRange(0, head.size()));
      assertThat(stored)
          .containsExactlyInAnyOrderElementsOf(
              all.stream().map(HubRecord::provenanceHash).toList());
      assertThat(rootOf(stored)).isEqualTo(head.root());
    }
  }

  private static Hash rootOf(List<Hash> hashes) {
    MerkleHasher hasher = new MerkleHasher();
    var frontier = ChainHead.empty().frontier();
    for (Hash hash : hashes) {
      frontier = frontier.append(hasher.leaf(hash));
    }
    return frontier.root();
  }

  private static List<HubRecord> write(HubStore store, TestTenant tenant, long seed) {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    SampleRecords samples = SampleRecords.of(tenant.id(), seed);
    List<HubRecord> written = new ArrayList<>();
    ChainHead head = store.head(tenant.id());
    for (int i = 0; i < SEGMENTS; i++) {
      List<HubRecord> records = samples.take(1 + random.nextInt(8));
      head = commit(store, samples, head, records);
      written.addAll(records);
    }
    return written;
  }

  private static ChainHead commit(
      HubStore store, SampleRecords samples, ChainHead start, List<HubRecord> records) {
    ChainHead head = start;
    while (true) {
      Segment segment = samples.segment(head, records);
      AppendOutcome outcome = store.append(segment);
      switch (outcome) {
        case Appended(ChainHead after) -> {
          return after;
        }
        case HeadMoved(ChainHead actual) -> head = actual;
        case DuplicateRecord duplicate -> throw new AssertionError(duplicate);
        case OutcomeUnknown unknown -> throw new AssertionError(unknown);
      }
    }
  }
}
