package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Folds leaf hashes into a compact range, in bulk and without garbage. Mutable; for one thread.
 *
 * <p>The subtrees lie in one byte array used as a stack. A new subtree at level {@code l} joins its
 * left sibling as long as its index there is odd and that sibling lies within the range.
 */
public final class RangeBuilder {

  private final MerkleHasher hasher = new MerkleHasher();
  private final long begin;
  private long end;
  private byte[] stack = new byte[16 * Hash.LENGTH];
  private int top;

  private RangeBuilder(long begin) {
    if (begin < 0) {
      throw new IllegalArgumentException("a range cannot begin at " + begin);
    }
    this.begin = begin;
    this.end = begin;
  }

  /** A builder for the leaves from {@code begin} on. */
  public static RangeBuilder at(long begin) {
    return new RangeBuilder(begin);
  }

  /** A builder that continues a range. */
  public static RangeBuilder from(CompactRange range) {
    return new RangeBuilder(range.begin()).append(range);
  }

  /** A builder that continues a log. */
  public static RangeBuilder from(Frontier frontier) {
    return from(frontier.range());
  }

  /** The first leaf of the range. */
  public long begin() {
    return begin;
  }

  /** The position after the last leaf added. */
  public long end() {
    return end;
  }

  /** Adds the next leaf, by its leaf hash. */
  public RangeBuilder append(Hash leafHash) {
    leafHash.copyTo(push(), top - Hash.LENGTH);
    fold(0);
    return this;
  }

  /** Adds the next leaf, by the leaf hash at {@code offset}. */
  public void append(byte[] leafHash, int offset) {
    System.arraycopy(leafHash, offset, push(), top - Hash.LENGTH, Hash.LENGTH);
    fold(0);
  }

  /** Adds the next leaf, by the 32-byte provenance hash at {@code offset} that it holds. */
  public void appendData(byte[] provenanceHash, int offset) {
    hasher.leaf(provenanceHash, offset, push(), top - Hash.LENGTH);
    fold(0);
  }

  /** Adds a whole perfect subtree, as from a full tile; the range must end where it begins. */
  public RangeBuilder append(NodeId id, Hash hash) {
    if (id.begin() != end) {
      throw new IllegalArgumentException("the range ends at " + end + ", not " + id.begin());
    }
    hash.copyTo(push(), top - Hash.LENGTH);
    fold(id.level());
    return this;
  }

  /** Adds a neighbouring range. */
  public RangeBuilder append(CompactRange right) {
    if (right.begin() != end) {
      throw new IllegalArgumentException("the range ends at " + end + ", not " + right.begin());
    }
    List<NodeId> ids = NodeId.covering(right.begin(), right.end());
    for (int i = 0; i < ids.size(); i++) {
      append(ids.get(i), right.hashes().get(i));
    }
    return this;
  }

  /** The range so far; the builder can go on. */
  public CompactRange toRange() {
    List<Hash> hashes = new ArrayList<>(top / Hash.LENGTH);
    for (int offset = 0; offset < top; offset += Hash.LENGTH) {
      hashes.add(Hash.of(stack, offset));
    }
    return new CompactRange(begin, end, hashes);
  }

  /**
   * The frontier so far; the builder can go on.
   *
   * @throws IllegalStateException where the range does not begin at 0
   */
  public Frontier toFrontier() {
    if (begin != 0) {
      throw new IllegalStateException("a frontier begins at 0, not at " + begin);
    }
    return new Frontier(end, toRange().hashes());
  }

  private byte[] push() {
    top += Hash.LENGTH;
    if (top > stack.length) {
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
    return stack;
  }

  private void fold(int fromLevel) {
    int level = fromLevel;
    for (long index = end >> level; hasSibling(index, level); index >>= 1, level++) {
      top -= Hash.LENGTH;
      hasher.node(stack, top - Hash.LENGTH, stack, top, stack, top - Hash.LENGTH);
    }
    end += 1L << fromLevel;
  }

  private boolean hasSibling(long index, int level) {
    return (index & 1) == 1 && (index - 1) << level >= begin;
  }
}
