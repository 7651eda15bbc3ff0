package com.claresia.hub.domain.provenance;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A log's nodes, read from its tiles; each tile is asked for once. For one thread. */
public final class TileNodes implements NodeSource {

  private final long logSize;
  private final Function<Tile, byte[]> tiles;
  private final Map<Tile, byte[]> fetched = new HashMap<>();

  /** The nodes of a log of this size, whose tiles the function gives. */
  public TileNodes(long logSize, Function<Tile, byte[]> tiles) {
    this.logSize = logSize;
    this.tiles = tiles;
  }

  @Override
  public Hash node(NodeId id) {
    Tile tile = Tile.holding(id, logSize);
    int height = id.level() % Tile.HEIGHT;
    long first = (id.index() << height) - tile.index() * Tile.FULL_WIDTH;
    return TileBytes.subtree(bytes(tile), (int) first, height);
  }

  private byte[] bytes(Tile tile) {
    byte[] bytes = fetched.computeIfAbsent(tile, tiles);
    if (bytes.length < tile.width() * Hash.LENGTH) {
      throw new IllegalArgumentException(tile.path() + " has only " + bytes.length + " bytes");
    }
    return bytes;
  }
}
