package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.List;

/**
 * The coordinates of a perfect subtree: {@code level} 0 is the leaves, and the subtree covers the
 * leaves {@code [index << level, (index + 1) << level)}.
 */
public record NodeId(int level, long index) {

  /** The highest level that a tree of 2^63 - 1 leaves can have. */
  public static final int MAX_LEVEL = 62;

  /** Refuses coordinates outside a tree of at most 2^63 - 1 leaves. */
  public NodeId {
    if (level < 0 || level > MAX_LEVEL || index < 0 || index > (Long.MAX_VALUE >> level)) {
      throw new IllegalArgumentException("no node at level " + level + ", index " + index);
    }
  }

  /** The first leaf covered. */
  public long begin() {
    return index << level;
  }

  /**
   * The fewest perfect subtrees that cover the leaves {@code [begin, end)}, left to right; at most
   * two per level. From 0 on they come largest first: the frontier.
   */
  public static List<NodeId> covering(long begin, long end) {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no range [" + begin + ", " + end + ")");
    }
    List<NodeId> nodes = new ArrayList<>();
    for (long at = begin; at < end; ) {
      int level = levelAt(at, end);
      nodes.add(new NodeId(level, at >> level));
      at += 1L << level;
    }
    return nodes;
  }

  /** The level of the largest perfect subtree that begins at {@code at} and ends by {@code end}. */
  static int levelAt(long at, long end) {
    int fits = 63 - Long.numberOfLeadingZeros(end - at);
    return Math.min(Long.numberOfTrailingZeros(at), fits);
  }

  /** How many nodes {@link #covering} gives, without building them. */
  static int countCovering(long begin, long end) {
    int count = 0;
    for (long at = begin; at < end; at += 1L << levelAt(at, end)) {
      count++;
    }
    return count;
  }
}
