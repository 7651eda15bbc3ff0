package com.claresia.hub.application.log;

import com.claresia.hub.application.checkpoint.Coverage;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.provenance.TileBytes;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * Serves the log of hashes as C2SP tlog-tiles: the newest checkpoint, and what lies below it,
 * nothing beyond. Partial tiles are served at every width up to that. Thread-safe. All methods
 * throw {@link StoreUnavailable} if the store does not answer.
 */
public final class ReadLog {
  private final HubStore store;
  private final LogTiles tiles;
  private final IssueCheckpoint checkpoints;

  /** Reads the logs in this store. */
  public ReadLog(HubStore store, LogTiles tiles, IssueCheckpoint checkpoints) {
    this.store = store;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
  }

  /**
   * The newest checkpoint; of an empty log the first one is signed now. Empty only without a key.
   */
  public Optional<StoredCheckpoint> checkpoint(TenantId tenant) {
    return store.latestCheckpoint(tenant).or(() -> first(tenant));
  }

  private Optional<StoredCheckpoint> first(TenantId tenant) {
    return switch (checkpoints.covering(tenant, 0)) {
      case Coverage.Covered(StoredCheckpoint checkpoint) -> Optional.of(checkpoint);
      case Coverage.Unsigned unsigned -> Optional.empty();
      case Coverage.Contradicted contradicted -> Optional.empty();
    };
  }

  /** A tile's bytes; empty where no checkpoint covers it whole. */
  public Optional<byte[]> tile(TenantId tenant, Tile tile) {
    return isCovered(tenant, tile) ? Optional.of(tiles.bytes(tenant, tile)) : Optional.empty();
  }

  /** The entries under a level 0 tile's coordinates; empty where no checkpoint covers them all. */
  public Optional<byte[]> entries(TenantId tenant, long index, int width) {
    Tile tile = new Tile(0, index, width);
    return isCovered(tenant, tile) ? Optional.of(bundle(tenant, tile)) : Optional.empty();
  }

  private byte[] bundle(TenantId tenant, Tile tile) {
    return TileBytes.entries(store.hashes(tenant, new SeqRange(tile.beginLeaf(), tile.endLeaf())));
  }

  private boolean isCovered(TenantId tenant, Tile tile) {
    return checkpoints.kept(tenant, tile.endLeaf()).isPresent();
  }
}
