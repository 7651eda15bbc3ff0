package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import io.helidon.dbclient.DbClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Full tiles, kept as a cache. */
final class Tiles {
  private static final String READ =
      Reading.forTenant(
          "i.hashes FROM hub.tile i"
              + " WHERE i.tenant_id = t.tenant_id AND i.level = ? AND i.index = ?");

  private static final String WRITE =
      """
      INSERT INTO hub.tile (tenant_id, level, index, hashes)
      SELECT tenant_id, unnest(?::int[])::smallint, unnest(?::bigint[]), unnest(?::bytea[])
      FROM (SELECT set_config('app.tenant_id', ?, true) AS tenant_id OFFSET 0) t
      ON CONFLICT (tenant_id, level, index) DO UPDATE SET hashes = excluded.hashes
      """;

  private final Database database;

  Tiles(Database database) {
    this.database = database;
  }

  Optional<byte[]> read(TenantId tenant, Tile tile) {
    return database
        .row(READ, tenant.value(), tile.level(), tile.index())
        .map(row -> row.column(1).get(byte[].class));
  }

  void write(TenantId tenant, List<StoredTile> tiles) {
    if (tiles.isEmpty()) {
      return;
    }
    // One row for each: a statement cannot change the same row twice.
    Map<String, StoredTile> distinct = new TreeMap<>();
    tiles.forEach(tile -> distinct.put(tile.tile().path(), tile));
    List<StoredTile> last = List.copyOf(distinct.values());
    try {
      database.change(
          WRITE,
          List.of(
              last.stream().mapToInt(t -> t.tile().level()).toArray(),
              last.stream().mapToLong(t -> t.tile().index()).toArray(),
              last.stream().map(StoredTile::bytes).toArray(byte[][]::new),
              tenant.value()));
    } catch (DbClientException e) {
      throw Failures.unavailable(e);
    }
  }
}
