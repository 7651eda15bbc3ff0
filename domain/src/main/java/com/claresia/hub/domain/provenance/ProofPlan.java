package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.List;

/**
 * The nodes that make up a proof, known before any is fetched: a store can get all of them, or the
 * tiles that hold them, in one round trip. Each element of the proof is one perfect subtree, or the
 * fold of several where it ends at the right edge of the log; O(log n) nodes in all.
 */
public record ProofPlan(List<List<NodeId>> elements) {

  /** Copies the elements. */
  public ProofPlan {
    elements = elements.stream().map(List::copyOf).toList();
  }

  /** The plan of the audit path of a leaf (RFC 6962 section 2.1.1). */
  public static ProofPlan inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a log of " + size);
    }
    List<List<NodeId>> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long split = begin + largestPowerBelow(end - begin);
      path.add(index < split ? NodeId.covering(split, end) : NodeId.covering(begin, split));
      begin = index < split ? begin : split;
      end = index < split ? split : end;
    }
    return new ProofPlan(path.reversed());
  }

  /** The plan of the proof that the log of {@code newSize} extends that of {@code oldSize}. */
  public static ProofPlan consistency(long oldSize, long newSize) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException("no proof from size " + oldSize + " to " + newSize);
    }
    List<List<NodeId>> path = new ArrayList<>();
    long begin = 0;
    long end = newSize;
    while (oldSize > 0 && oldSize < end) {
      long split = begin + largestPowerBelow(end - begin);
      boolean left = oldSize <= split;
      path.add(left ? NodeId.covering(split, end) : NodeId.covering(begin, split));
      begin = left ? begin : split;
      end = left ? split : end;
    }
    if (begin > 0) {
      path.add(NodeId.covering(begin, end));
    }
    return new ProofPlan(path.reversed());
  }

  /** Every node needed, in the order of use. */
  public List<NodeId> nodes() {
    return elements.stream().flatMap(List::stream).toList();
  }

  /** The proof's hashes, from a source that knows {@link #nodes}. */
  public List<Hash> resolve(NodeSource source) {
    MerkleHasher hasher = new MerkleHasher();
    return elements.stream()
        .map(ids -> fold(ids.stream().map(source::node).toList(), hasher))
        .toList();
  }

  /** The root over neighbouring perfect subtrees of falling size. */
  static Hash fold(List<Hash> hashes, MerkleHasher hasher) {
    if (hashes.isEmpty()) {
      return MerkleHasher.EMPTY_ROOT;
    }
    Hash root = hashes.getLast();
    for (int i = hashes.size() - 2; i >= 0; i--) {
      root = hasher.node(hashes.get(i), root);
    }
    return root;
  }

  private static long largestPowerBelow(long n) {
    return Long.highestOneBit(n - 1);
  }
}
