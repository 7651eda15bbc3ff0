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
  private static final int INSERTION_LIMIT = 8;

  private int[] entries = new int[64 * STRIDE];
  private int size;
  private int[] order = new int[64];
  private int[] spare = new int[64];
  private int[] sorted = new int[64 * STRIDE];

  void clear() {
    size = 0;
    if (entries.length > KEPT_INTS) {
      entries = new int[64 * STRIDE];
      order = new int[64];
      spare = new int[64];
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

  private int compare(byte[] out, int a, int b) {
    int[] e = entries;
    int i = a * STRIDE;
    int j = b * STRIDE;
    // Quote, name, quote, colon, value.
    return MemberNames.compare(
        out, e[i + START] + 1, e[i + VALUE] - 2, e[j + START] + 1, e[j + VALUE] - 2);
  }

  /** Sorts the members from {@code base} to the top by name; equal ones stay in order. */
  void sort(byte[] out, int base) {
    int count = size - base;
    if (order.length < count) {
      order = new int[Integer.highestOneBit(count) * 2];
      spare = new int[order.length];
      sorted = new int[order.length * STRIDE];
    }
    for (int i = 0; i < count; i++) {
      order[i] = base + i;
    }
    sort(out, 0, count);
    for (int i = 0; i < count; i++) {
      System.arraycopy(entries, order[i] * STRIDE, sorted, i * STRIDE, STRIDE);
    }
    System.arraycopy(sorted, 0, entries, base * STRIDE, count * STRIDE);
  }

  private void sort(byte[] out, int from, int end) {
    if (end - from <= INSERTION_LIMIT) {
      insert(out, from, end);
      return;
    }
    int middle = (from + end) >>> 1;
    sort(out, from, middle);
    sort(out, middle, end);
    if (compare(out, order[middle - 1], order[middle]) > 0) {
      merge(out, from, middle, end);
    }
  }

  private void insert(byte[] out, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      int member = order[i];
      int j = i;
      while (j > from && compare(out, order[j - 1], member) > 0) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = member;
    }
  }

  private void merge(byte[] out, int from, int middle, int end) {
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int to = from;
    while (left < middle) {
      boolean takeLeft = right == end || compare(out, spare[left], order[right]) <= 0;
      order[to++] = takeLeft ? spare[left++] : order[right++];
    }
  }
}
