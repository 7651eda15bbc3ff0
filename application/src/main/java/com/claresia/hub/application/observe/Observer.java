package com.claresia.hub.application.observe;

/**
 * Is told how the Hub goes, for whoever operates it. What it is told is made of numbers, of words
 * that stand in the code, and of ids of traces: no content, no person, no tenant. It is called on
 * the threads that serve, so it must neither block nor throw.
 */
public interface Observer {
  /** A request was answered. */
  void answered(AnsweredRequest request);

  /** A store has decided on a segment, or the Hub has given up on it. */
  void decided(DecidedSegment segment);

  /** Nobody. */
  static Observer none() {
    return Unobserved.INSTANCE;
  }

  /** Whether anybody looks: what only observers need can be left undone otherwise. */
  default boolean isLooking() {
    return true;
  }
}
