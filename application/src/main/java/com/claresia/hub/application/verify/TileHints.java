package com.claresia.hub.application.verify;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.LeafHints;
import java.util.Optional;

/** Leaf hashes from the store's tiles, for places whose rows are gone. For one thread. */
final class TileHints implements LeafHints {
  private final HubStore store;
  private final TenantId tenant;
  private Optional<byte[]> last = Optional.empty();
  private long lastIndex = -1;

  TileHints(HubStore store, TenantId tenant) {
    this.store = store;
    this.tenant = tenant;
  }

  @Override
  public Optional<Hash> leafHash(long seq) {
    long index = seq / Tile.FULL_WIDTH;
    if (index != lastIndex) {
      last = store.tile(tenant, Tile.full(0, index));
      lastIndex = index;
    }
    int offset = (int) (seq % Tile.FULL_WIDTH) * Hash.LENGTH;
    return last.filter(tile -> tile.length == Tile.FULL_WIDTH * Hash.LENGTH)
        .map(tile -> Hash.of(tile, offset));
  }
}
