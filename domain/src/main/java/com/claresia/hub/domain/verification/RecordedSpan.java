package com.claresia.hub.domain.verification;

/**
 * From when to when records say that they were taken in, in microseconds since 1970; where there is
 * no record, the oldest is younger than the newest.
 *
 * @param oldest time of the first of them
 * @param newest time of the last of them
 */
record RecordedSpan(long oldest, long newest) {
  /** Of no record. */
  static final RecordedSpan NONE = new RecordedSpan(Long.MAX_VALUE, Long.MIN_VALUE);

  /** Of the records of both. */
  RecordedSpan and(RecordedSpan other) {
    return new RecordedSpan(Math.min(oldest, other.oldest), Math.max(newest, other.newest));
  }
}
