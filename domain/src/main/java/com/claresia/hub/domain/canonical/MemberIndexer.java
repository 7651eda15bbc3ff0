package com.claresia.hub.domain.canonical;

import java.util.Arrays;

/**
 * Makes the index of a document while it is read: the members of the root object and of the objects
 * right below it, by their places in the canonical bytes. The length of a member does not depend on
 * the order, so places are known as soon as the order is.
 */
final class MemberIndexer {
  /** Ints of a member: its name's quote, its value's start and end, its own table if any. */
  static final int ROW = 4;

  private static final int KEPT_INTS = 1 << 16;

  private int[] tables = new int[256];
  private int used = 1;
  private int[] root = {0};

  void clear() {
    used = 1;
    root = new int[] {0};
    if (tables.length > KEPT_INTS) {
      tables = new int[256];
    }
  }

  /** Indexes an object right below the root, its members sorted, and links it to its member. */
  void child(MemberStack members, int base) {
    int rows = (members.size() - base) * ROW;
    if (tables.length < used + 1 + rows) {
      tables = Arrays.copyOf(tables, Math.max(used + 1 + rows, tables.length * 2));
    }
    fill(tables, used, members, base);
    members.indexed(base - 1, used);
    used += 1 + rows;
  }

  /** Indexes the root object, its members sorted. */
  void root(MemberStack members, int base) {
    int rootInts = 1 + (members.size() - base) * ROW;
    root = new int[rootInts + used - 1];
    fill(root, 0, members, base);
    for (int row = 1; row < rootInts; row += ROW) {
      int child = root[row + 3];
      if (child > 0) {
        place(child, root[row + 1], rootInts - 1);
        root[row + 3] += rootInts - 1;
      }
    }
  }

  private static void fill(int[] table, int at, MemberStack members, int base) {
    table[at] = members.size() - base;
    int place = 1;
    int row = at + 1;
    for (int member = base; member < members.size(); member++) {
      int start = members.get(member, MemberStack.START);
      int length = members.get(member, MemberStack.END) - start;
      table[row] = place;
      table[row + 1] = place + members.get(member, MemberStack.VALUE) - start;
      table[row + 2] = place + length;
      table[row + 3] = members.get(member, MemberStack.INDEX);
      place += length + 1;
      row += ROW;
    }
  }

  /** Copies a child's table to behind the root's, its places counted from the document's start. */
  private void place(int child, int offset, int shift) {
    int end = child + 1 + tables[child] * ROW;
    root[child + shift] = tables[child];
    for (int row = child + 1; row < end; row += ROW) {
      root[row + shift] = tables[row] + offset;
      root[row + 1 + shift] = tables[row + 1] + offset;
      root[row + 2 + shift] = tables[row + 2] + offset;
    }
  }

  /** The finished index; of a root that is no object, an empty one. */
  int[] toTable() {
    return root;
  }
}
