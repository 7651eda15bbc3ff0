package com.claresia.hub.application.tiles;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.Tile;
import java.util.Arrays;

/**
 * The hashes of one tile, and the nodes between it and the tile above, so that a proof hashes
 * nothing. What a tile holds never changes, it only grows; so does this, as another one. Immutable.
 */
final class TileTree {
  /** About what a full one takes, in bytes. */
  static final int FULL_BYTES = 2 * Tile.FULL_WIDTH * Hash.LENGTH;

  private static final TileTree EMPTY = new TileTree(new byte[Tile.HEIGHT + 1][0]);

  private final byte[][] heights;

  private TileTree(byte[][] heights) {
    this.heights = heights;
  }

  static TileTree empty() {
    return EMPTY;
  }

  /** The tree with these hashes added on the right. */
  TileTree with(byte[] hashes) {
    MerkleHasher hasher = new MerkleHasher();
    byte[][] grown = new byte[Tile.HEIGHT + 1][];
    grown[0] = Arrays.copyOf(heights[0], heights[0].length + hashes.length);
    System.arraycopy(hashes, 0, grown[0], heights[0].length, hashes.length);
    for (int height = 1; height <= Tile.HEIGHT; height++) {
      grown[height] = above(grown[height - 1], heights[height], hasher);
    }
    return new TileTree(grown);
  }

  private static byte[] above(byte[] below, byte[] known, MerkleHasher hasher) {
    byte[] nodes = Arrays.copyOf(known, below.length / (2 * Hash.LENGTH) * Hash.LENGTH);
    for (int at = known.length; at < nodes.length; at += Hash.LENGTH) {
      hasher.node(below, 2 * at, below, 2 * at + Hash.LENGTH, nodes, at);
    }
    return nodes;
  }

  /** How many hashes the tile has so far. */
  int width() {
    return heights[0].length / Hash.LENGTH;
  }

  /** The node over the hashes {@code [index << height, (index + 1) << height)}. */
  Hash node(int height, int index) {
    return Hash.of(heights[height], index * Hash.LENGTH);
  }

  /** The first {@code width} hashes, as served. */
  byte[] bytes(int width) {
    return Arrays.copyOf(heights[0], width * Hash.LENGTH);
  }
}
