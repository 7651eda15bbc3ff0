package com.claresia.hub.domain.provenance;

import java.util.List;

/**
 * The leaves {@code [begin, end)} of a log, folded into the fewest perfect subtrees (see {@link
 * NodeId#covering}). Neighbouring ranges merge, so ranges can be hashed in parallel.
 */
public record CompactRange(long begin, long end, List<Hash> hashes) {

  /** Refuses a number of hashes other than the range's subtrees. */
  public CompactRange {
    hashes = List.copyOf(hashes);
    if (begin < 0 || end < begin || hashes.size() != NodeId.countCovering(begin, end)) {
      throw new IllegalArgumentException(
          hashes.size() + " hashes do not cover [" + begin + ", " + end + ")");
    }
  }

  /** The empty range at a position. */
  public static CompactRange emptyAt(long position) {
    return new CompactRange(position, position, List.of());
  }

  /** How many leaves are covered. */
  public long leaves() {
    return end - begin;
  }

  /**
   * This range followed by its right neighbour.
   *
   * @throws IllegalArgumentException where the other does not begin at this one's end
   */
  public CompactRange merge(CompactRange right) {
    return RangeBuilder.from(this).append(right).toRange();
  }
}
