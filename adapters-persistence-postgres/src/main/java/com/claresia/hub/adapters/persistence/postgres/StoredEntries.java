package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.verification.StoredLeaf;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Ids and hashes of consecutive rows of the log, packed: for each the place, the id and the hash;
 * beside them, for each row with a frontier, the place, a length and the frontier.
 */
final class StoredEntries {
  /** Place, id, hash and frontier, in the order in which they are selected. */
  static final int COLUMNS = 4;

  private static final int ID = Long.BYTES;
  private static final int HASH = ID + 2 * Long.BYTES;
  private static final int ENTRY = HASH + Hash.LENGTH;
  private static final int FRONTIER = Long.BYTES + Integer.BYTES;
  private static final int FIRST_ENTRIES = 1_024;

  private byte[] bytes = new byte[FIRST_ENTRIES * ENTRY];
  private ByteBuffer frontiers = ByteBuffer.allocate(FIRST_ENTRIES);
  private int count;
  private int nextFrontier;

  /** Takes the next row. */
  void add(CopyRow row) {
    if (bytes.length < at(count + 1)) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    System.arraycopy(row.buffer(), row.offset(0), bytes, at(count), ID);
    System.arraycopy(row.buffer(), row.offset(1), bytes, at(count) + ID, HASH - ID);
    // An altered hash whose length is another stays all zeros, which is no record's hash.
    if (row.length(2) == Hash.LENGTH) {
      System.arraycopy(row.buffer(), row.offset(2), bytes, at(count) + HASH, Hash.LENGTH);
    }
    count++;
    if (row.has(3)) {
      addFrontier(row);
    }
  }

  private void addFrontier(CopyRow row) {
    int needed = FRONTIER + row.length(3);
    if (frontiers.remaining() < needed) {
      int capacity = 2 * frontiers.capacity() + needed;
      frontiers = ByteBuffer.allocate(capacity).put(frontiers.flip());
    }
    frontiers
        .putLong(row.longAt(0))
        .putInt(row.length(3))
        .put(row.buffer(), row.offset(3), row.length(3));
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  long firstSeq() {
    return seq(0);
  }

  long lastSeq() {
    return seq(count - 1);
  }

  long seq(int index) {
    return CopyRow.longAt(bytes, at(index));
  }

  private int at(int index) {
    return index * ENTRY;
  }

  /** Starts a leaf with the row at {@code index}; indices are asked in ascending order. */
  void fill(StoredLeaf leaf, int index) {
    int at = at(index);
    long seq = CopyRow.longAt(bytes, at);
    leaf.leaf(
        seq,
        CopyRow.longAt(bytes, at + ID),
        CopyRow.longAt(bytes, at + ID + Long.BYTES),
        bytes,
        at + HASH);
    fillFrontier(leaf, seq);
  }

  private void fillFrontier(StoredLeaf leaf, long seq) {
    while (hasFrontier() && frontiers.getLong(nextFrontier) < seq) {
      nextFrontier += FRONTIER + frontierLength();
    }
    if (hasFrontier() && frontiers.getLong(nextFrontier) == seq) {
      leaf.frontier(frontiers.array(), nextFrontier + FRONTIER, frontierLength());
    }
  }

  private boolean hasFrontier() {
    return nextFrontier < frontiers.position();
  }

  private int frontierLength() {
    return frontiers.getInt(nextFrontier + Long.BYTES);
  }
}
