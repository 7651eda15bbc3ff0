package com.claresia.hub.application.tiles;

import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tiles used last, as many as fit. Thread-safe: one short lock. */
final class TileCache {
  private final int most;
  private final Map<Key, TileTree> trees = new LinkedHashMap<>(64, 0.75f, true);

  private record Key(TenantId tenant, int level, long index) {}

  TileCache(long bytes) {
    this.most = Math.clamp(bytes / TileTree.FULL_BYTES, 16, Integer.MAX_VALUE);
  }

  synchronized Optional<TileTree> find(TenantId tenant, Tile tile) {
    return Optional.ofNullable(trees.get(key(tenant, tile)));
  }

  /** Keeps it, unless a wider one is there already. */
  synchronized void keep(TenantId tenant, Tile tile, TileTree tree) {
    trees.merge(key(tenant, tile), tree, (a, b) -> a.width() > b.width() ? a : b);
    if (trees.size() > most) {
      trees.remove(trees.keySet().iterator().next());
    }
  }

  synchronized void forget(TenantId tenant) {
    trees.keySet().removeIf(key -> key.tenant().equals(tenant));
  }

  private static Key key(TenantId tenant, Tile tile) {
    return new Key(tenant, tile.level(), tile.index());
  }
}
