package com.claresia.hub.domain.canonical;

import java.util.Arrays;

/**
 * The members of all objects that are open, innermost last. Each is {@link #STRIDE} ints: where it
 * begins in the output (at the quote of its name), where its value begins and ends, which objects
 * inside it wait for being reordered (see {@link Reordering}), and where the index keeps its own
 * members.
 */
final class MemberStack {
  static final int START = 0;
  static final int VALUE = 1;
  static final int END = 2;
  static final int FIRST_INNER = 3;
  static final int LAST_INNER = 4;
  static final int INDEX = 5;
  static final int STRIDE = 6;

  private static final int KEPT_INTS = 1 << 18;

  private int[] entries = new int[64 * STRIDE];
  private int size;
  private int[] sorted = new int[64 * STRIDE];

  void clear() {
    size = 0;
    if (entries.length > KEPT_INTS) {
      entries = new int[64 * STRIDE];
      sorted = new int[64 * STRIDE];
    }
  }

  int size() {
    return size;
  }

  void push(int start, int inner) {
    int at = size * STRIDE;
    if (at == entries.length) {
      entries = Arrays.copyOf(entries, at * 2);
    }
    entries[at + START] = start;
    entries[at + FIRST_INNER] = inner;
    entries[at + INDEX] = 0;
    size++;
  }

  void valueStarts(int at) {
    entries[(size - 1) * STRIDE + VALUE] = at;
  }

  void valueEnds(int at, int inner) {
    int last = (size - 1) * STRIDE;
    entries[last + END] = at;
    entries[last + LAST_INNER] = inner;
  }

  void indexed(int member, int index) {
    entries[member * STRIDE + INDEX] = index;
  }

  void popTo(int base) {
    size = base;
  }

  int get(int member, int field) {
    return entries[member * STRIDE + field];
  }

  /** The name of a member, decoded. */
  String name(int member, byte[] out) {
    return JsonText.decode(out, get(member, START), get(member, VALUE) - 1);
  }

  /** The ints of the members from {@code base} to the top, copied to {@code target}. */
  void copyTo(int base, int[] target, int at) {
    System.arraycopy(entries, base * STRIDE, target, at, (size - base) * STRIDE);
  }

  /** Compares the name of a member with the name of the one before it. */
  int compareWithPrevious(byte[] out, int member) {
    return compare(out, member, member - 1);
  }

  int compare(byte[] out, int a, int b) {
    int i = a * STRIDE;
    int j = b * STRIDE;
    return MemberNames.compare(out, nameStart(i), nameEnd(i), nameStart(j), nameEnd(j));
  }

  private int nameStart(int entry) {
    return entries[entry + START] + 1;
  }

  /** A name is followed by quote and colon. */
  private int nameEnd(int entry) {
    return entries[entry + VALUE] - 2;
  }

  /** Where the name of a member begins, behind its quote. */
  int nameFrom(int member) {
    return nameStart(member * STRIDE);
  }

  /** Where the name of a member ends, before its quote. */
  int nameTo(int member) {
    return nameEnd(member * STRIDE);
  }

  /** Puts the members from {@code base} to the top in a new order. */
  void rearrange(int base, int[] order) {
    int count = size - base;
    if (sorted.length < count * STRIDE) {
      sorted = new int[entries.length];
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(entries, (base + order[i]) * STRIDE, sorted, i * STRIDE, STRIDE);
    }
    System.arraycopy(sorted, 0, entries, base * STRIDE, count * STRIDE);
  }
}
