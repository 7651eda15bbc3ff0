package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Full tiles, in memory only and within bounds: they are a cache, and in the library each would
 * cost as much as a segment. What is not here is computed from the leaves, whose hashes the index
 * holds.
 */
final class Tiles {
  private static final int MOST = 4_096;

  private final Map<Key, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
          return size() > MOST;
        }
      };

  private record Key(TenantId tenant, Tile tile) {}

  synchronized void write(TenantId tenant, List<StoredTile> tiles) {
    tiles.forEach(tile -> kept.put(new Key(tenant, tile.tile()), tile.bytes().clone()));
  }

  synchronized Optional<byte[]> read(TenantId tenant, Tile tile) {
    return Optional.ofNullable(kept.get(new Key(tenant, tile)));
  }
}
