package com.claresia.hub.adapters.persistence.sharepoint;

import java.util.Arrays;

/** Many longs that grow in number. Not for use by two threads at once. */
final class LongList {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  /** The last index whose value is at most {@code value}, of values that rise; or -1. */
  int floor(long value) {
    int found = Arrays.binarySearch(values, 0, size, value);
    return found >= 0 ? found : -found - 2;
  }
}
