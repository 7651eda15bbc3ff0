package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.HubRecord;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log's own data: hashes of leaves, and tiles as a cache of nodes. */
public interface HashesAndTilesAreServed extends StoreUnderTest {
  @Test
  default void hashesOfARangeAreConcatenated() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(300);

    byte[] hashes = store().provenanceHashes(tenant.id(), new SeqRange(255, 258));

    assertThat(hashes).hasSize(3 * Hash.LENGTH);
    for (int i = 0; i < 3; i++) {
      assertThat(Hash.of(hashes, i * Hash.LENGTH)).isEqualTo(records.get(255 + i).provenanceHash());
    }
    assertThat(store().provenanceHashes(tenant.id(), new SeqRange(7, 7))).isEmpty();
  }

  @Test
  default void hashesBeyondTheHeadAreRefused() {
    ContractTenant tenant = tenant();
    tenant.append(3);

    assertThatThrownBy(() -> store().provenanceHashes(tenant.id(), new SeqRange(2, 4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> store().provenanceHashes(tenant.id(), new SeqRange(0, HubStore.MAX_HASHES + 1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void tilesAreKeptAndReplacedByTheirCoordinates() {
    ContractTenant tenant = tenant();
    Tile tile = Tile.full(0, 0);
    Tile above = Tile.full(1, 0);
    store().putTiles(tenant.id(), List.of(tile(tile, 1), tile(above, 2)));
    store().putTiles(tenant.id(), List.of(tile(tile, 3), tile(tile, 3)));
    store().putTiles(tenant.id(), List.of());

    assertThat(store().tile(tenant.id(), tile)).contains(bytes(3));
    assertThat(store().tile(tenant.id(), above)).contains(bytes(2));
    assertThat(store().tile(tenant.id(), Tile.full(0, 1))).isEmpty();
  }

  private static StoredTile tile(Tile tile, int fill) {
    return new StoredTile(tile, bytes(fill));
  }

  private static byte[] bytes(int fill) {
    byte[] bytes = new byte[Tile.FULL_WIDTH * Hash.LENGTH];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
