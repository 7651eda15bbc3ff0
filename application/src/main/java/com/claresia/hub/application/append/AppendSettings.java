package com.claresia.hub.application.append;

import com.claresia.hub.application.port.SegmentLimits;
import java.time.Duration;

/**
 * Limits of taking in.
 *
 * @param segmentRecords most records committed together
 * @param segmentBytes most canonical bytes committed together; one unit may exceed it alone
 * @param queueRecords most records of one tenant that wait
 * @param queueBytes most canonical bytes of one tenant that wait
 * @param decisionDeadline how long a writer waits for its answer at most
 * @param retryAfter what a writer that was turned away is told to wait
 * @param firstBackOff pause before a segment of unknown outcome is sent again; it doubles
 * @param lastBackOff the longest such pause
 * @param linger how long a record that waits lets others join it before its segment is sent; zero
 *     sends at once whatever has gathered
 */
public record AppendSettings(
    int segmentRecords,
    int segmentBytes,
    int queueRecords,
    int queueBytes,
    Duration decisionDeadline,
    Duration retryAfter,
    Duration firstBackOff,
    Duration lastBackOff,
    Duration linger) {
  /** Most records in a segment that any store takes. */
  public static final int MAX_SEGMENT_RECORDS = 1_000;

  /** Checks the limits. */
  public AppendSettings {
    if (segmentRecords < 1 || segmentRecords > MAX_SEGMENT_RECORDS) {
      throw new IllegalArgumentException("a segment has 1 to " + MAX_SEGMENT_RECORDS + " records");
    }
    if (segmentBytes < 1 || queueRecords < 1 || queueBytes < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (firstBackOff.isNegative() || firstBackOff.isZero() || decisionDeadline.isNegative()) {
      throw new IllegalArgumentException("pauses are positive");
    }
    if (linger.isNegative()) {
      throw new IllegalArgumentException("a segment lingers for some time or for none");
    }
  }

  /** The same without a linger. */
  public AppendSettings(
      int segmentRecords,
      int segmentBytes,
      int queueRecords,
      int queueBytes,
      Duration decisionDeadline,
      Duration retryAfter,
      Duration firstBackOff,
      Duration lastBackOff) {
    this(
        segmentRecords,
        segmentBytes,
        queueRecords,
        queueBytes,
        decisionDeadline,
        retryAfter,
        firstBackOff,
        lastBackOff,
        Duration.ZERO);
  }

  /** 512 records or 4 MiB a segment, 8,192 records or 32 MiB queued, answers within 10 s. */
  public static AppendSettings defaults() {
    return new AppendSettings(
        512,
        4 << 20,
        8_192,
        32 << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMillis(50),
        Duration.ofSeconds(2));
  }

  /** These settings with another linger. */
  public AppendSettings lingering(Duration linger) {
    return with(segmentRecords, segmentBytes, linger);
  }

  /** These settings with at most so many records in a segment. */
  public AppendSettings packing(int records) {
    return with(records, segmentBytes, linger);
  }

  /** These settings, where a store asks for less with less; the linger stays as it is. */
  public AppendSettings within(SegmentLimits limits) {
    return with(
        Math.min(segmentRecords, limits.maxRecords()),
        Math.min(segmentBytes, limits.maxBytes()),
        linger);
  }

  private AppendSettings with(int records, int bytes, Duration newLinger) {
    return new AppendSettings(
        records,
        bytes,
        queueRecords,
        queueBytes,
        decisionDeadline,
        retryAfter,
        firstBackOff,
        lastBackOff,
        newLinger);
  }
}
