package com.claresia.hub.application.tiles;

import com.claresia.hub.application.append.AppendListener;
import com.claresia.hub.application.behind.Alarm;
import com.claresia.hub.application.behind.Behind;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps full tiles in the store, behind the appends. They are a cache: nothing depends on their
 * being there, and {@link #rebuild} writes them anew. Thread-safe.
 */
public final class WriteTiles implements AppendListener {
  private static final int TILES_AT_ONCE = 64;

  private final HubStore store;
  private final LogTiles tiles;
  private final Behind behind;
  private final Map<TenantId, Long> written = new ConcurrentHashMap<>();

  /** Writes to this store, at most once in {@code interval} for each tenant. */
  public WriteTiles(HubStore store, LogTiles tiles, Duration interval, Clock clock, Alarm alarm) {
    this.store = store;
    this.tiles = tiles;
    this.behind = new Behind("writing tiles", this::write, interval, clock, alarm);
  }

  @Override
  public void appended(TenantId tenant, ChainHead head) {
    behind.signal(tenant);
  }

  /** Has written, soon, what a former process left behind. Never blocks. */
  public void catchUp(TenantId tenant) {
    behind.signal(tenant);
  }

  /**
   * Writes every full tile that is not there yet.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public void write(TenantId tenant) {
    long full = store.head(tenant).size() / Tile.FULL_WIDTH;
    Long known = written.get(tenant);
    long next = known == null ? firstMissing(tenant, full) : known;
    while (next < full) {
      long until = Math.min(full, next + TILES_AT_ONCE);
      store.putTiles(tenant, between(tenant, next, until));
      next = until;
    }
    written.put(tenant, next);
  }

  /**
   * Writes every full tile anew, from the leaves.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public void rebuild(TenantId tenant) {
    tiles.forget(tenant);
    written.put(tenant, 0L);
    write(tenant);
  }

  // Tiles are written in order, so the first missing one is found by halving.
  private long firstMissing(TenantId tenant, long full) {
    long low = 0;
    long high = full;
    while (low < high) {
      long middle = (low + high) >>> 1;
      boolean there = store.tile(tenant, Tile.full(0, middle)).isPresent();
      low = there ? middle + 1 : low;
      high = there ? high : middle;
    }
    return low;
  }

  private List<StoredTile> between(TenantId tenant, long from, long until) {
    SeqRange leaves = new SeqRange(from * Tile.FULL_WIDTH, until * Tile.FULL_WIDTH);
    byte[] hashes = store.provenanceHashes(tenant, leaves);
    List<StoredTile> ready = new ArrayList<>();
    for (long index = from; index < until; index++) {
      int offset = (int) (index - from) * Tile.FULL_WIDTH * Hash.LENGTH;
      Tile tile = Tile.full(0, index);
      TileTree tree = LogTiles.ofLeaves(hashes, offset, Tile.FULL_WIDTH * Hash.LENGTH);
      tiles.keep(tenant, tile, tree);
      ready.add(new StoredTile(tile, tree.bytes(Tile.FULL_WIDTH)));
      addFilledAbove(tenant, tile, ready);
    }
    return ready;
  }

  private void addFilledAbove(TenantId tenant, Tile last, List<StoredTile> ready) {
    Tile tile = last;
    while (tile.index() % Tile.FULL_WIDTH == Tile.FULL_WIDTH - 1) {
      tile = Tile.full(tile.level() + 1, tile.index() / Tile.FULL_WIDTH);
      ready.add(new StoredTile(tile, tiles.bytes(tenant, tile)));
    }
  }
}
