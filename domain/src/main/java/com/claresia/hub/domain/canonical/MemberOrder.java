package com.claresia.hub.domain.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sorts the members of one object by name, in O(n log n) comparisons. Most comparisons need only
 * the eight bytes that follow what all the names begin with.
 */
final class MemberOrder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private static final int KEPT = 1 << 16;
  private static final int INSERTION_LIMIT = 20;

  private int[] order = new int[64];
  private int[] spare = new int[64];
  private long[] keys = new long[64];
  private boolean keyed;
  private boolean twins;

  private byte[] out = {};
  private final MemberStack members;
  private int base;

  MemberOrder(MemberStack members) {
    this.members = members;
  }

  void clear() {
    out = new byte[0];
    if (order.length > KEPT) {
      order = new int[64];
      spare = new int[64];
      keys = new long[64];
    }
  }

  /**
   * Sorts the members from {@code from} to the top and answers whether any two have the same name:
   * no sort can do without comparing neighbours, so it has seen them.
   */
  boolean sort(byte[] output, int from) {
    twins = false;
    out = output;
    base = from;
    int count = members.size() - from;
    ensureRoom(count);
    fillKeys(count);
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    sort(0, count);
    members.rearrange(base, order);
    return twins;
  }

  private void ensureRoom(int count) {
    if (order.length < count) {
      int room = Math.max(count, order.length * 2);
      order = new int[room];
      spare = new int[room];
      keys = new long[room];
    }
  }

  /**
   * Keys order like names only where bytes order like UTF-16 and mean themselves: in ASCII without
   * escapes. Where a key has anything else, names are compared whole.
   */
  private void fillKeys(int count) {
    int prefix = commonPrefix(count);
    keyed = prefix == 0 || out[members.nameFrom(base) + prefix - 1] != '\\';
    long unusual = 0;
    for (int i = 0; i < count; i++) {
      int from = members.nameFrom(base + i) + prefix;
      long key = key(from, members.nameTo(base + i) - from);
      long backslash = key ^ (ONES * '\\');
      unusual |= (((backslash - ONES) & ~backslash) | key) & HIGHS;
      keys[i] = key;
    }
    keyed &= unusual == 0;
  }

  private int commonPrefix(int count) {
    int first = members.nameFrom(base);
    int prefix = members.nameTo(base) - first;
    for (int i = 1; i < count && prefix > 0; i++) {
      int name = members.nameFrom(base + i);
      int length = Math.min(prefix, members.nameTo(base + i) - name);
      prefix = MemberNames.mismatch(out, first, name, length);
    }
    return prefix;
  }

  /** The next eight bytes, zeros behind the name's end: names have no zero bytes. */
  private long key(int from, int length) {
    long eight = (long) LONGS.get(out, from);
    return length >= Long.BYTES ? eight : length == 0 ? 0 : eight & (-1L << (64 - 8 * length));
  }

  private boolean isAfter(int a, int b) {
    return (keyed && keys[a] != keys[b]) ? keys[a] > keys[b] : isAfterByWholeName(a, b);
  }

  private boolean isAfterByWholeName(int a, int b) {
    int comparison = members.compare(out, base + a, base + b);
    twins |= comparison == 0;
    return comparison > 0;
  }

  private void sort(int from, int end) {
    if (end - from <= INSERTION_LIMIT) {
      insert(from, end);
      return;
    }
    int middle = (from + end) >>> 1;
    sort(from, middle);
    sort(middle, end);
    if (isAfter(order[middle - 1], order[middle])) {
      merge(from, middle, end);
    }
  }

  private void insert(int from, int end) {
    for (int i = from + 1; i < end; i++) {
      int member = order[i];
      int j = i;
      while (j > from && isAfter(order[j - 1], member)) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = member;
    }
  }

  private void merge(int from, int middle, int end) {
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int to = from;
    while (left < middle) {
      boolean takeLeft = right == end || !isAfter(spare[left], order[right]);
      order[to++] = takeLeft ? spare[left++] : order[right++];
    }
  }
}
