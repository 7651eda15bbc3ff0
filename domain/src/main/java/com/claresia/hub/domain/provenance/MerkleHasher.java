package com.claresia.hub.domain.provenance;

import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The hashes of an RFC 6962 section 2.1 tree: leaf {@code SHA-256(0x00 ‖ data)}, node {@code
 * SHA-256(0x01 ‖ left ‖ right)}. One instance serves one thread; it allocates nothing on the byte
 * array methods, so that millions of leaves can be hashed without garbage.
 */
public final class MerkleHasher {

  /** The root of the empty tree: the SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.sha256(new byte[0]);

  private static final int LEAF_INPUT = 1 + Hash.LENGTH;
  private static final int NODE_INPUT = 1 + 2 * Hash.LENGTH;

  private final MessageDigest sha256 = Hash.sha256();
  private final byte[] leafInput = new byte[LEAF_INPUT];
  private final byte[] nodeInput = new byte[NODE_INPUT];

  /** A hasher with a digest of its own. */
  public MerkleHasher() {
    nodeInput[0] = 1;
  }

  /**
   * Writes the plain SHA-256 of the bytes to {@code out}: the provenance hash of a canonical
   * record.
   */
  public void plain(byte[] data, int offset, int length, byte[] out, int outOffset) {
    digest(data, offset, length, out, outOffset);
  }

  /** Writes the leaf hash of the 32 bytes at {@code offset} to {@code out}; in place is allowed. */
  public void leaf(byte[] provenanceHash, int offset, byte[] out, int outOffset) {
    System.arraycopy(provenanceHash, offset, leafInput, 1, Hash.LENGTH);
    digest(leafInput, 0, LEAF_INPUT, out, outOffset);
  }

  /** The hash of the leaf that holds this provenance hash. */
  public Hash leaf(Hash provenanceHash) {
    byte[] out = new byte[Hash.LENGTH];
    provenanceHash.copyTo(leafInput, 1);
    digest(leafInput, 0, LEAF_INPUT, out, 0);
    return Hash.of(out);
  }

  /** The leaf hash of one provenance hash, for callers that hash just one. */
  public static Hash leafHash(Hash provenanceHash) {
    return new MerkleHasher().leaf(provenanceHash);
  }

  /** Writes the hash of the node over two children to {@code out}; in place is allowed. */
  public void node(
      byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] out, int outOffset) {
    System.arraycopy(left, leftOffset, nodeInput, 1, Hash.LENGTH);
    System.arraycopy(right, rightOffset, nodeInput, LEAF_INPUT, Hash.LENGTH);
    digest(nodeInput, 0, NODE_INPUT, out, outOffset);
  }

  /** The hash of the node over two children. */
  public Hash node(Hash left, Hash right) {
    byte[] out = new byte[Hash.LENGTH];
    left.copyTo(nodeInput, 1);
    right.copyTo(nodeInput, LEAF_INPUT);
    digest(nodeInput, 0, NODE_INPUT, out, 0);
    return Hash.of(out);
  }

  private void digest(byte[] data, int offset, int length, byte[] out, int outOffset) {
    try {
      sha256.update(data, offset, length);
      sha256.digest(out, outOffset, Hash.LENGTH);
    } catch (DigestException outputTooShort) {
      throw new IllegalArgumentException(outputTooShort);
    }
  }
}
