package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The bytes of tiles and of entry bundles, as C2SP tlog-tiles serves them. */
public final class TileBytes {

  private static final int ENTRY = 2 + Hash.LENGTH;

  private TileBytes() {}

  /** A level 0 tile from the provenance hashes of its leaves, in order. */
  public static byte[] ofLeaves(List<Hash> provenanceHashes) {
    MerkleHasher hasher = new MerkleHasher();
    return concat(provenanceHashes.stream().map(hasher::leaf).toList());
  }

  /** A tile above level 0 from the bytes of the full tiles one level down, in order. */
  public static byte[] ofChildren(List<byte[]> fullTiles) {
    return concat(fullTiles.stream().map(TileBytes::root).toList());
  }

  /** The tile's bytes: its hashes one after the other. */
  public static byte[] concat(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
    }
    return bytes;
  }

  /** The root of a full tile: the hash that stands for it one level up. */
  public static Hash root(byte[] fullTile) {
    if (fullTile.length != Tile.FULL_WIDTH * Hash.LENGTH) {
      throw new IllegalArgumentException(fullTile.length + " bytes are no full tile");
    }
    return subtree(fullTile, 0, Tile.HEIGHT);
  }

  /**
   * The hash of the subtree of height {@code height} over the tile's hashes from {@code first} on.
   */
  static Hash subtree(byte[] tile, int first, int height) {
    RangeBuilder builder = RangeBuilder.at(0);
    for (int i = first; i < first + (1 << height); i++) {
      builder.append(tile, i * Hash.LENGTH);
    }
    return builder.toRange().hashes().getFirst();
  }

  /** An entry bundle: each provenance hash behind its length as two bytes, big-endian. */
  public static byte[] entries(List<Hash> provenanceHashes) {
    ByteBuffer out = ByteBuffer.allocate(provenanceHashes.size() * ENTRY);
    provenanceHashes.forEach(hash -> out.putShort((short) Hash.LENGTH).put(hash.toByteArray()));
    return out.array();
  }

  /** Reads an entry bundle whose entries are 32-byte provenance hashes. */
  public static Parsed<List<Hash>> parseEntries(byte[] bundle) {
    if (bundle.length % ENTRY != 0 || bundle.length > Tile.FULL_WIDTH * ENTRY) {
      return Parsed.malformed(bundle.length + " bytes are no bundle of 32-byte entries");
    }
    List<Hash> hashes = new ArrayList<>();
    for (int offset = 0; offset < bundle.length; offset += ENTRY) {
      if (bundle[offset] != 0 || bundle[offset + 1] != Hash.LENGTH) {
        return Parsed.malformed("entry " + hashes.size() + " is not 32 bytes long");
      }
      hashes.add(Hash.of(bundle, offset + 2));
    }
    return Parsed.valid(List.copyOf(hashes));
  }
}
