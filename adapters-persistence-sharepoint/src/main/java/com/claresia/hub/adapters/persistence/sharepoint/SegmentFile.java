package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment as its file has it. Reading never fails: what is wrong with it is said by {@link
 * #damage()}, and its lines are there as they are, for verification to judge them.
 */
final class SegmentFile {
  /** More than any segment has: a file that claims to reach further is not believed. */
  private static final int MOST_LEAVES = 100_000;

  private final long name;
  private final byte[] bytes;
  private final Optional<SegmentHeader> header;
  private final List<LeafLine> leaves;
  private final Optional<SegmentFooter> footer;
  private final String damage;

  private SegmentFile(long name, byte[] bytes, Lines lines) {
    this.name = name;
    this.bytes = bytes;
    this.header = lines.header;
    this.leaves = lines.leaves;
    this.footer = lines.footer;
    this.damage = damageOf(lines.bodyEnd);
  }

  /**
   * Reads a file.
   *
   * @param name the place that its name stands for
   */
  static SegmentFile parse(long name, byte[] bytes) {
    return new SegmentFile(name, bytes, new Lines(bytes));
  }

  /** Goes through the lines of a file. */
  private static final class Lines {
    private final List<LeafLine> leaves = new ArrayList<>();
    private Optional<SegmentHeader> header = Optional.empty();
    private Optional<SegmentFooter> footer = Optional.empty();
    private int bodyEnd;

    Lines(byte[] bytes) {
      int from = 0;
      while (from < bytes.length) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
          to++;
        }
        take(bytes, from, to);
        from = to + 1;
      }
    }

    private void take(byte[] bytes, int from, int to) {
      boolean isLast = to >= bytes.length - 1;
      if (from == 0) {
        header = SegmentHeader.parse(text(bytes, from, to));
      }
      if (isLast) {
        footer = SegmentFooter.parse(text(bytes, from, to));
        bodyEnd = from;
      }
      boolean isLeaf = (from > 0 || header.isEmpty()) && (!isLast || footer.isEmpty());
      if (isLeaf && to > from) {
        leaves.add(LeafLine.parse(bytes, from, to));
      }
    }

    private static String text(byte[] bytes, int from, int to) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
  }

  private String damageOf(int bodyEnd) {
    if (header.isEmpty()) {
      return "its first line is not a segment's";
    }
    if (header.get().first() != name) {
      return "it was written for another place";
    }
    if (footer.isEmpty()) {
      return "its last line is missing";
    }
    boolean isWhole =
        footer.get().leaves() == leaves.size()
            && header.get().frontierAfter().size() == name + leaves.size();
    return isWhole && hashOf(bodyEnd).equals(footer.get().hash())
        ? ""
        : "its bytes are not those that its last line vouches for";
  }

  private Hash hashOf(int bodyEnd) {
    MessageDigest digest = Hash.sha256();
    digest.update(bytes, 0, bodyEnd);
    return Hash.of(digest.digest());
  }

  /** What is wrong with the file; empty where it is as it was written. */
  String damage() {
    return damage;
  }

  boolean isSound() {
    return damage.isEmpty();
  }

  /** The first line, if it can be read. */
  Optional<SegmentHeader> header() {
    return header;
  }

  /** What the next segment names as the one before it. Only of a sound file. */
  Hash hash() {
    return footer.orElseThrow().hash();
  }

  /** The place that the file's name stands for. */
  long first() {
    return name;
  }

  /** The lines between the first and the last one. */
  List<LeafLine> leaves() {
    return leaves;
  }

  /** The bytes that {@link LeafLine#contentFrom()} counts in. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether its name is the place it was written for. */
  boolean isInItsPlace() {
    return header.filter(h -> h.first() == name).isPresent();
  }

  /**
   * Where a leaf stands: its line's own distance from the segment's first place, counted from the
   * file's name. So a line that is gone leaves its gap, and a file that was renamed stands where
   * its name says.
   */
  long place(int index) {
    long seq = leaves.get(index).seq();
    long offset = seq - header.map(SegmentHeader::first).orElse(name);
    boolean isKnown = seq >= 0 && offset >= 0 && offset < MOST_LEAVES;
    return name + (isKnown ? offset : index);
  }

  /** One past its last place. */
  long end() {
    if (isSound()) {
      return name + leaves.size();
    }
    long last = name;
    for (int i = 0; i < leaves.size(); i++) {
      last = Math.max(last, place(i) + 1);
    }
    long claimed = header.map(h -> name + h.frontierAfter().size() - h.first()).orElse(last);
    return claimed > last && claimed - name <= MOST_LEAVES ? claimed : last;
  }
}
