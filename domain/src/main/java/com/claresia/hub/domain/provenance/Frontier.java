package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All of a log that is needed to extend it: its size and the hashes of the perfect subtrees on its
 * right edge, largest first (one per one-bit of the size).
 */
public record Frontier(long size, List<Hash> hashes) {

  private static final Frontier EMPTY = new Frontier(0, List.of());

  /** Refuses a number of hashes other than the size's one-bits. */
  public Frontier {
    hashes = List.copyOf(hashes);
    if (size < 0 || hashes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(hashes.size() + " hashes do not make size " + size);
    }
  }

  /** The frontier of the empty log. */
  public static Frontier empty() {
    return EMPTY;
  }

  /** This log with one more leaf, by its leaf hash. */
  public Frontier append(Hash leafHash) {
    return RangeBuilder.from(this).append(leafHash).toFrontier();
  }

  /** This log with more leaves, by their leaf hashes in order. */
  public Frontier appendAll(Iterable<Hash> leafHashes) {
    RangeBuilder builder = RangeBuilder.from(this);
    leafHashes.forEach(builder::append);
    return builder.toFrontier();
  }

  /** The Merkle tree hash of the whole log (RFC 6962 section 2.1). */
  public Hash root() {
    return ProofPlan.fold(hashes, new MerkleHasher());
  }

  /** The same as a compact range that begins at 0. */
  public CompactRange range() {
    return new CompactRange(0, size, hashes);
  }

  /** The frontier of a compact range that begins at 0. */
  public static Frontier of(CompactRange range) {
    if (range.begin() != 0) {
      throw new IllegalArgumentException("a frontier begins at 0, not at " + range.begin());
    }
    return new Frontier(range.end(), range.hashes());
  }

  /** The stored form: the size as 8 bytes, big-endian, then the hashes. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES + hashes.size() * Hash.LENGTH).putLong(size);
    hashes.forEach(hash -> out.put(hash.toByteArray()));
    return out.array();
  }

  /** Reads {@link #encode}'s form, of exactly its length. */
  public static Parsed<Frontier> decode(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      return Parsed.malformed("a frontier begins with 8 bytes of size");
    }
    long size = ByteBuffer.wrap(bytes).getLong();
    if (size < 0 || bytes.length != Long.BYTES + Long.bitCount(size) * Hash.LENGTH) {
      return Parsed.malformed(bytes.length + " bytes are no frontier of size " + size);
    }
    List<Hash> hashes = new ArrayList<>();
    for (int offset = Long.BYTES; offset < bytes.length; offset += Hash.LENGTH) {
      hashes.add(Hash.of(bytes, offset));
    }
    return Parsed.valid(new Frontier(size, hashes));
  }
}
