package com.claresia.hub.application.tiles;

import com.claresia.hub.application.port.LogReader;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NodeId;
import com.claresia.hub.domain.provenance.NodeSource;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Every tenant's log as tiles: from memory, from the full tiles that the store keeps, or else
 * computed from the leaves, of which only those are read that are new since the last time.
 * Thread-safe. All methods throw {@link StoreUnavailable} if the store does not answer.
 */
public final class LogTiles {
  /** What it keeps in memory where nothing is said: the tiles of a million records. */
  public static final long DEFAULT_CACHE_BYTES = 64L << 20;

  private final LogReader store;
  private final TileCache cache;

  /** The logs in this store, with this much memory for tiles. */
  public LogTiles(LogReader store, long cacheBytes) {
    this.store = store;
    this.cache = new TileCache(cacheBytes);
  }

  /** The nodes of the log of this size, which must not pass the head. */
  public NodeSource nodes(TenantId tenant, long logSize) {
    return id -> node(tenant, Tile.holding(id, logSize), id);
  }

  private Hash node(TenantId tenant, Tile tile, NodeId id) {
    int height = id.level() % Tile.HEIGHT;
    long first = tile.index() << (Tile.HEIGHT - height);
    return tree(tenant, tile).node(height, (int) (id.index() - first));
  }

  /** The tile's bytes; its leaves must not pass the head. */
  public byte[] bytes(TenantId tenant, Tile tile) {
    return tree(tenant, tile).bytes(tile.width());
  }

  /** Forgets what is in memory of this tenant, as after a store was restored. */
  public void forget(TenantId tenant) {
    cache.forget(tenant);
  }

  /** The tile with its nodes, as wide as asked or wider. */
  TileTree tree(TenantId tenant, Tile tile) {
    Optional<TileTree> known = cache.find(tenant, tile);
    if (known.isPresent() && known.get().width() >= tile.width()) {
      return known.get();
    }
    TileTree grown = grow(tenant, tile, known.orElseGet(TileTree::empty));
    cache.keep(tenant, tile, grown);
    return grown;
  }

  void keep(TenantId tenant, Tile tile, TileTree tree) {
    cache.keep(tenant, tile, tree);
  }

  private TileTree grow(TenantId tenant, Tile tile, TileTree known) {
    Optional<byte[]> kept =
        tile.isFull() && known.width() == 0 ? store.tile(tenant, tile) : Optional.empty();
    return known.with(kept.orElseGet(() -> missing(tenant, tile, known.width())));
  }

  private byte[] missing(TenantId tenant, Tile tile, int from) {
    return tile.level() <= 1 ? fromLeaves(tenant, tile, from) : fromTiles(tenant, tile, from);
  }

  // A tile of level 1 lies over no more leaves than one call to the store gives.
  private byte[] fromLeaves(TenantId tenant, Tile tile, int from) {
    int leavesEach = 1 << (Tile.HEIGHT * tile.level());
    long begin = tile.beginLeaf() + (long) from * leavesEach;
    byte[] hashes = store.provenanceHashes(tenant, new SeqRange(begin, tile.endLeaf()));
    byte[] nodes = new byte[(tile.width() - from) * Hash.LENGTH];
    for (int i = 0; i < tile.width() - from; i++) {
      subtree(hashes, i * leavesEach, leavesEach).copyTo(nodes, i * Hash.LENGTH);
    }
    return nodes;
  }

  private static Hash subtree(byte[] provenanceHashes, int first, int leaves) {
    RangeBuilder builder = RangeBuilder.at(0);
    for (int i = first; i < first + leaves; i++) {
      builder.appendData(provenanceHashes, i * Hash.LENGTH);
    }
    return builder.toRange().hashes().getFirst();
  }

  private byte[] fromTiles(TenantId tenant, Tile tile, int from) {
    ByteArrayOutputStream nodes = new ByteArrayOutputStream();
    for (Tile child : tile.children().subList(from, tile.width())) {
      nodes.writeBytes(tree(tenant, child).node(Tile.HEIGHT, 0).toByteArray());
    }
    return nodes.toByteArray();
  }

  /** The level 0 tile over these leaves. */
  static TileTree ofLeaves(byte[] provenanceHashes, int offset, int length) {
    MerkleHasher hasher = new MerkleHasher();
    byte[] leaves = new byte[length];
    for (int at = 0; at < length; at += Hash.LENGTH) {
      hasher.leaf(provenanceHashes, offset + at, leaves, at);
    }
    return TileTree.empty().with(leaves);
  }
}
