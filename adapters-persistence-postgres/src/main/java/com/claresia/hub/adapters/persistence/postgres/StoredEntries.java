package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.verification.StoredLeaf;

/**
 * Ids and hashes of consecutive rows of the log, as the server packed them: for each the place, the
 * id and the hash; beside them, for each row with a frontier, the place, a length and the frontier.
 */
final class StoredEntries {
  private static final int ID = Long.BYTES;
  private static final int HASH = ID + 2 * Long.BYTES;
  private static final int ENTRY = HASH + Hash.LENGTH;
  private static final int FRONTIER = Long.BYTES + Integer.BYTES;

  private final byte[] bytes;
  private final int entriesAt;
  private final int count;
  private final int frontiersEnd;
  private int nextFrontier;

  private StoredEntries(byte[] bytes, int entriesAt, int count, int frontiersAt, int frontiersEnd) {
    this.bytes = bytes;
    this.entriesAt = entriesAt;
    this.count = count;
    this.nextFrontier = frontiersAt;
    this.frontiersEnd = frontiersEnd;
  }

  static StoredEntries none() {
    return new StoredEntries(new byte[0], 0, 0, 0, 0);
  }

  static StoredEntries of(CopyRow row) {
    int count = Math.max(row.length(0), 0) / ENTRY;
    int frontiersEnd = row.offset(1) + Math.max(row.length(1), 0);
    return new StoredEntries(row.buffer(), row.offset(0), count, row.offset(1), frontiersEnd);
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
    return entriesAt + index * ENTRY;
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
    while (hasFrontier() && CopyRow.longAt(bytes, nextFrontier) < seq) {
      nextFrontier += FRONTIER + frontierLength();
    }
    if (hasFrontier() && CopyRow.longAt(bytes, nextFrontier) == seq) {
      leaf.frontier(bytes, nextFrontier + FRONTIER, frontierLength());
    }
  }

  private boolean hasFrontier() {
    return nextFrontier < frontiersEnd;
  }

  private int frontierLength() {
    return CopyRow.intAt(bytes, nextFrontier + Long.BYTES);
  }
}
