package com.claresia.hub.application.observe;

import java.time.Duration;

/**
 * One segment, as far as it may be told.
 *
 * @param fate what became of it
 * @param records how many it holds
 * @param took from when it was sent, until the store had decided
 */
public record DecidedSegment(Fate fate, int records, Duration took) {

  /** What became of a segment. */
  public enum Fate {
    /** It is durable. */
    APPENDED,
    /** Another writer was faster; it is sent again at a later place. */
    HEAD_MOVED,
    /** Some of its ids are taken; the rest is sent again. */
    DUPLICATE,
    /** The Hub closes and does not know. */
    UNKNOWN
  }
}
