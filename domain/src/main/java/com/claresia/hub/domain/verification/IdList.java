package com.claresia.hub.domain.verification;

import java.util.Arrays;
import java.util.UUID;

/** Places with ids, in bounded memory; the total counts those for which there was no room too. */
final class IdList {
  private static final int BOUND = 1_000_000;
  private static final int FIELDS = 3;

  private long[] values = new long[FIELDS * 8];
  private int size;
  private long total;

  void add(long seq, long idMost, long idLeast) {
    total++;
    if (size == BOUND) {
      return;
    }
    if (FIELDS * size == values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[FIELDS * size] = seq;
    values[FIELDS * size + 1] = idMost;
    values[FIELDS * size + 2] = idLeast;
    size++;
  }

  void add(long seq, UUID id) {
    add(seq, id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  void addAll(IdList other) {
    for (int i = 0; i < other.size; i++) {
      add(other.seq(i), other.idMost(i), other.idLeast(i));
    }
    total += other.total - other.size;
  }

  int size() {
    return size;
  }

  long total() {
    return total;
  }

  long seq(int i) {
    return values[FIELDS * i];
  }

  long idMost(int i) {
    return values[FIELDS * i + 1];
  }

  long idLeast(int i) {
    return values[FIELDS * i + 2];
  }

  UUID id(int i) {
    return new UUID(idMost(i), idLeast(i));
  }
}
