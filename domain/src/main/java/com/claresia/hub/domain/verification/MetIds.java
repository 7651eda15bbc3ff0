package com.claresia.hub.domain.verification;

/** Ids with their places, gathered until it pays to look them up. For one thread. */
final class MetIds {
  private static final int ROOM = 1_024;
  private static final int WIDTH = 3;

  private final long[] ids = new long[WIDTH * ROOM];
  private int used;

  /** Takes one; there has to be room. */
  void add(long most, long least, long seq) {
    ids[used] = most;
    ids[used + 1] = least;
    ids[used + 2] = seq;
    used += WIDTH;
  }

  boolean isFull() {
    return used == ids.length;
  }

  int count() {
    return used / WIDTH;
  }

  long most(int index) {
    return ids[WIDTH * index];
  }

  long least(int index) {
    return ids[WIDTH * index + 1];
  }

  long seq(int index) {
    return ids[WIDTH * index + 2];
  }

  void clear() {
    used = 0;
  }
}
