package com.claresia.hub.application.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NodeId;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.provenance.TileBytes;
import com.claresia.hub.domain.provenance.TileNodes;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheLogIsServedAsTiles {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub hub = InMemoryHub.on(store);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 12);
  private final List<Hash> leaves = new ArrayList<>();

  private void write(int records) {
    for (int left = records; left > 0; left -= 512) {
      var segment = samples.segment(store.head(tenant), Math.min(left, 512));
      store.append(segment);
      segment.records().forEach(record -> leaves.add(record.provenanceHash()));
    }
    hub.writeTiles().appended(tenant, store.head(tenant));
    hub.checkpoints().appended(tenant, store.head(tenant));
    hub.time().pass(Duration.ofSeconds(1));
  }

  @Test
  void aForeignClientRebuildsTheRootFromTilesAlone() {
    for (int records : List.of(1, 254, 1, 1, 300, 65_000, 700)) {
      write(records);
      StoredCheckpoint checkpoint = hub.log().checkpoint(tenant).orElseThrow();
      TileNodes nodes =
          new TileNodes(checkpoint.size(), t -> hub.log().tile(tenant, t).orElseThrow());
      RangeBuilder root = RangeBuilder.at(0);
      NodeId.covering(0, checkpoint.size()).forEach(id -> root.append(id, nodes.node(id)));

      assertThat(checkpoint.size()).isEqualTo(leaves.size());
      assertThat(root.toFrontier().root()).isEqualTo(checkpoint.root());
    }
  }

  @Test
  void entriesAreTheProvenanceHashes() {
    write(300);

    assertThat(entries(0, 256)).isEqualTo(leaves.subList(0, 256));
    assertThat(entries(1, 44)).isEqualTo(leaves.subList(256, 300));
    assertThat(hub.log().tile(tenant, new Tile(0, 1, 44)).orElseThrow())
        .isEqualTo(
            TileBytes.concat(
                leaves.subList(256, 300).stream().map(MerkleHasher::leafHash).toList()));
  }

  private List<Hash> entries(long index, int width) {
    return TileBytes.parseEntries(hub.log().entries(tenant, index, width).orElseThrow()).orThrow();
  }

  @Test
  void nothingBeyondTheCheckpointIsServed() {
    write(300);
    store.append(samples.segment(store.head(tenant), 300));

    assertThat(hub.log().tile(tenant, new Tile(0, 1, 45))).isEmpty();
    assertThat(hub.log().tile(tenant, Tile.full(0, 1))).isEmpty();
    assertThat(hub.log().tile(tenant, new Tile(1, 0, 2))).isEmpty();
    assertThat(hub.log().entries(tenant, 1, 45)).isEmpty();
    assertThat(hub.log().tile(tenant, new Tile(1, 0, 1))).isPresent();
  }

  @Test
  void anEmptyLogHasASignedCheckpointOfSizeZero() {
    StoredCheckpoint first = hub.time().passUntil(() -> hub.log().checkpoint(tenant).orElseThrow());

    assertThat(first.size()).isZero();
    assertThat(first.root()).isEqualTo(MerkleHasher.EMPTY_ROOT);
  }

  @Test
  void fullTilesAreWrittenBehindAndFoundAgainAfterARestart() {
    write(255);
    assertThat(store.tile(tenant, Tile.full(0, 0))).isEmpty();
    write(1);
    assertThat(store.tile(tenant, Tile.full(0, 0)))
        .contains(TileBytes.concat(leaves.stream().map(MerkleHasher::leafHash).toList()));

    InMemoryHub restarted = InMemoryHub.on(store);
    store.append(samples.segment(store.head(tenant), 1_000));
    restarted.writeTiles().appended(tenant, store.head(tenant));
    restarted.time().settle();

    for (int index = 0; index < 4; index++) {
      assertThat(store.tile(tenant, Tile.full(0, index))).isPresent();
    }
    assertThat(store.tile(tenant, Tile.full(0, 4))).isEmpty();
  }

  @Test
  void tilesAboveAreWrittenOnceTheyAreFull() {
    write(65_536);

    byte[] above = store.tile(tenant, Tile.full(1, 0)).orElseThrow();
    byte[] first = store.tile(tenant, Tile.full(0, 0)).orElseThrow();

    assertThat(Hash.of(above, 0)).isEqualTo(TileBytes.root(first));
  }
}
