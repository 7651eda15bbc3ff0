package com.claresia.hub.application.append;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws from a costly source, such as a {@link java.security.SecureRandom}, many bytes at a time,
 * and gives each of them away once. As strong as its source. Thread-safe: one short lock.
 */
public final class BatchedRandom implements RandomGenerator {
  private static final int BATCH = 8_192;

  private final RandomGenerator source;
  private final byte[] batch = new byte[BATCH];
  private int next = BATCH;

  /** Draws from this source. */
  public BatchedRandom(RandomGenerator source) {
    this.source = source;
  }

  @Override
  public long nextLong() {
    byte[] bytes = new byte[Long.BYTES];
    nextBytes(bytes);
    long value = 0;
    for (byte b : bytes) {
      value = value << Byte.SIZE | (b & 0xFF);
    }
    return value;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    if (bytes.length > BATCH) {
      source.nextBytes(bytes);
    } else {
      take(bytes);
    }
  }

  // What was given away is wiped, so that a dump of memory tells no salt twice.
  private synchronized void take(byte[] bytes) {
    if (BATCH - next < bytes.length) {
      source.nextBytes(batch);
      next = 0;
    }
    System.arraycopy(batch, next, bytes, 0, bytes.length);
    Arrays.fill(batch, next, next + bytes.length, (byte) 0);
    next += bytes.length;
  }
}
