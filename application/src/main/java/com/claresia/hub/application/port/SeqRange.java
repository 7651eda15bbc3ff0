package com.claresia.hub.application.port;

/**
 * Places in a chain, half-open.
 *
 * @param from first
 * @param to one past the last
 */
public record SeqRange(long from, long to) {
  /** Checks the order. */
  public SeqRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a range: [" + from + ", " + to + ")");
    }
  }

  /** How many places. */
  public long length() {
    return to - from;
  }
}
