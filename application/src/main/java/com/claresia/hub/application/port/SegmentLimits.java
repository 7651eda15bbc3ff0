package com.claresia.hub.application.port;

import java.time.Duration;

/**
 * What a store asks of the segments it is sent. What is configured may be less, never more.
 *
 * @param maxRecords most records in one
 * @param maxBytes most canonical bytes in one; a single unit may exceed it alone
 * @param linger how long records should wait for company before a segment is sent that could hold
 *     more: nothing where a statement is quick, something where each costs hundreds of milliseconds
 */
public record SegmentLimits(int maxRecords, int maxBytes, Duration linger) {
  private static final SegmentLimits NONE =
      new SegmentLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);

  /** Checks the limits. */
  public SegmentLimits {
    if (maxRecords < 1 || maxBytes < 1 || linger.isNegative()) {
      throw new IllegalArgumentException("a segment has room for something, and waits or does not");
    }
  }

  /** Any segment is taken, and none needs to wait. */
  public static SegmentLimits none() {
    return NONE;
  }
}
