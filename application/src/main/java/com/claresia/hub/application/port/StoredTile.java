package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;

/** A full tile and its bytes. Two are equal when they are the same object. */
public final class StoredTile {
  private final Tile tile;
  private final byte[] bytes;

  /**
   * Takes ownership of {@code bytes}.
   *
   * @param tile a full tile
   * @param bytes its 256 hashes, 8,192 bytes
   */
  public StoredTile(Tile tile, byte[] bytes) {
    if (tile.width() != Tile.FULL_WIDTH || bytes.length != Tile.FULL_WIDTH * Hash.LENGTH) {
      throw new IllegalArgumentException("only full tiles are kept");
    }
    this.tile = tile;
    this.bytes = bytes;
  }

  /** Which one. */
  public Tile tile() {
    return tile;
  }

  /** The hashes themselves, not a copy: they are only to be read. */
  public byte[] bytes() {
    return bytes;
  }
}
