package com.claresia.hub.application.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordsAreProven {
  private final long seed = new Random().nextLong();
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub hub = InMemoryHub.on(store);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 11);

  private List<HubRecord> write(int records) {
    List<HubRecord> written = new ArrayList<>();
    for (int left = records; left > 0; left -= 512) {
      var segment = samples.segment(store.head(tenant), Math.min(left, 512));
      store.append(segment);
      written.addAll(segment.records());
    }
    hub.checkpoints().appended(tenant, store.head(tenant));
    hub.writeTiles().appended(tenant, store.head(tenant));
    hub.time().pass(Duration.ofSeconds(1));
    return written;
  }

  private ProveResult prove(RecordId id) {
    return hub.proofs().prove(tenant, id);
  }

  private static void verify(ProveResult result, HubRecord record) {
    RecordProof proof = ((ProveResult.Proven) result).proof();
    assertThat(proof.record().content().orElseThrow()).isEqualTo(record.canonical());
    Hash leaf = MerkleHasher.leafHash(Hash.sha256(record.canonical()));
    SignedCheckpoint signed = SignedCheckpoint.parse(proof.checkpoint().note()).orThrow();
    assertThat(proof.inclusion().size()).isEqualTo(signed.checkpoint().size());
    assertThat(proof.inclusion().verify(leaf, signed.checkpoint().root()))
        .isInstanceOf(ProofVerdict.Proven.class);
  }

  @Test
  void everyRecordOfASmallLogIsProvenAtEverySize() {
    List<HubRecord> written = new ArrayList<>();
    for (int size = 1; size <= 20; size++) {
      written.addAll(write(1));
      for (HubRecord record : written) {
        verify(prove(record.id()), record);
      }
    }
  }

  @Test
  void recordsOfALargerLogAreProvenWithAndWithoutTilesInTheStore() {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<HubRecord> written = write(70_000);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) {
        HubRecord record = written.get(random.nextInt(written.size()));
        verify(prove(record.id()), record);
      }
      hub.tiles().forget(tenant);
      if (round == 1) {
        store.dropTiles(tenant);
      }
    }
    written.addAll(write(777));
    verify(prove(written.getLast().id()), written.getLast());
    verify(prove(written.getFirst().id()), written.getFirst());
  }

  @Test
  void aRecordNotYetCoveredWaitsForTheNextCheckpoint() {
    write(3);
    var segment = samples.segment(store.head(tenant), 1);
    store.append(segment);
    HubRecord record = segment.records().getFirst();
    ProveResult proof = hub.time().passUntil(() -> prove(record.id()));

    verify(proof, record);
  }

  @Test
  void whatCannotBeProvenSaysWhy() {
    RecordId erased = write(2).getFirst().id();
    store.dropContent(tenant, List.of(erased));

    assertThat(prove(erased)).isInstanceOf(ProveResult.Erased.class);
    assertThat(prove(new RecordId(UUID.randomUUID()))).isEqualTo(new ProveResult.NotFound());
    assertThat(hub.proofs().prove(hub.tenant("stranger"), erased))
        .isEqualTo(new ProveResult.NotFound());
  }

  @Test
  void alteredTilesGiveNoFalseProofAndAreHealedByARebuild() {
    List<HubRecord> written = write(600);
    hub.tiles().forget(tenant);
    byte[] altered = store.tile(tenant, Tile.full(0, 0)).orElseThrow().clone();
    altered[5 * Hash.LENGTH] ^= 1;
    store.putTiles(tenant, List.of(new StoredTile(Tile.full(0, 0), altered)));

    assertThat(prove(written.get(4).id())).isInstanceOf(ProveResult.Refuted.class);

    hub.writeTiles().rebuild(tenant);
    verify(prove(written.get(4).id()), written.get(4));
  }
}
