package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Full tiles, kept as a cache. */
final class Tiles {
  /** Most of them in one statement: half a megabyte. */
  private static final int AT_ONCE = 64;

  private final Sessions sessions;

  Tiles(Sessions sessions) {
    this.sessions = sessions;
  }

  Optional<byte[]> read(TenantId tenant, Tile tile) {
    return sessions.ask(
        tenant,
        session ->
            session.row(
                Sql.TILE.text(),
                row -> row.getBytes(1),
                tenant.value(),
                tile.level(),
                tile.index()));
  }

  void write(TenantId tenant, List<StoredTile> tiles) {
    // One row for each: a MERGE whose source names a row twice is refused.
    Map<String, StoredTile> distinct = new TreeMap<>();
    tiles.forEach(tile -> distinct.put(tile.tile().path(), tile));
    List<StoredTile> left = new ArrayList<>(distinct.values());
    while (!left.isEmpty()) {
      // A power of two, so that there are few texts and Snowflake knows their plans.
      int count = Math.min(AT_ONCE, Integer.highestOneBit(left.size()));
      List<StoredTile> some = left.subList(0, count);
      put(tenant, some);
      some.clear();
    }
  }

  private void put(TenantId tenant, List<StoredTile> tiles) {
    List<Object> binds = new ArrayList<>();
    for (StoredTile tile : tiles) {
      binds.addAll(List.of(tenant.value(), tile.tile().level(), tile.tile().index(), tile.bytes()));
    }
    SqlText merge = Sql.PUT_TILES.text().forEach(tiles.size());
    sessions.rewrite(tenant, session -> session.change(merge, binds.toArray()));
  }
}
