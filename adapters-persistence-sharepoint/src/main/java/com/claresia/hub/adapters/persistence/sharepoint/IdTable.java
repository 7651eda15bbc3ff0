package com.claresia.hub.adapters.persistence.sharepoint;

/**
 * Which row has which id: an open hash table of row numbers, the ids themselves lie in the rows.
 * Not for use by two threads at once.
 */
final class IdTable {
  private static final int FIRST_SIZE = 1_024;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final Rows rows;
  private int[] slots = new int[FIRST_SIZE];
  private int used;

  IdTable(Rows rows) {
    this.rows = rows;
  }

  /** The ids of rows. */
  interface Rows {
    /** High half of the id in that row. */
    long most(long row);

    /** Low half of the id in that row. */
    long least(long row);
  }

  /** Puts a row's id in, unless the same id is there already. */
  void add(long row) {
    if (2 * used >= slots.length) {
      grow();
    }
    put(row);
  }

  private void put(long row) {
    int slot = slotOf(rows.most(row), rows.least(row));
    if (slots[slot] == 0) {
      slots[slot] = Math.toIntExact(row + 1);
      used++;
    }
  }

  private void grow() {
    int[] old = slots;
    slots = new int[2 * old.length];
    used = 0;
    for (int entry : old) {
      if (entry != 0) {
        put(entry - 1L);
      }
    }
  }

  /** The row with that id, or -1. */
  long row(long most, long least) {
    return slots[slotOf(most, least)] - 1L;
  }

  private int slotOf(long most, long least) {
    int mask = slots.length - 1;
    int slot = (int) (((most ^ Long.rotateLeft(least, 32)) * SPREAD) >>> 32) & mask;
    while (slots[slot] != 0 && !isId(slots[slot] - 1L, most, least)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isId(long row, long most, long least) {
    return rows.most(row) == most && rows.least(row) == least;
  }
}
