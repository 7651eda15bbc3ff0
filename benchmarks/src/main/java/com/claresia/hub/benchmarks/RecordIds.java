package com.claresia.hub.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** UUIDs of version 7 as text, written in place. Not for use by two threads. */
final class RecordIds {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final String FORM = "00000000-0000-7000-8000-000000000000";

  private final SplittableRandom random;

  /** Ids from this source. */
  RecordIds(SplittableRandom random) {
    this.random = random;
  }

  /** The next id as a text of its own. */
  String text() {
    byte[] text = FORM.getBytes(StandardCharsets.US_ASCII);
    next(text, 0);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /** The 36 characters of the next id, but for the dashes, which are there. */
  void next(byte[] target, int offset) {
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    int at = digits(target, offset, high, 64, 8);
    at = digits(target, at + 1, high, 32, 4);
    at = digits(target, at + 1, high, 16, 4);
    at = digits(target, at + 1, low, 64, 4);
    digits(target, at + 1, low, 48, 12);
  }

  private static int digits(byte[] target, int offset, long bits, int from, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = DIGITS[(int) (bits >>> (from - 4 * (i + 1))) & 0xF];
    }
    return offset + count;
  }
}
