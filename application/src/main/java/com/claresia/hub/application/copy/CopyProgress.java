package com.claresia.hub.application.copy;

/** Told how far a copy is. */
@FunctionalInterface
public interface CopyProgress {
  /** What is done, one after the other. */
  enum Step {
    /** The source is verified, before anything is written. */
    VERIFYING,
    /** Leaves are written, and held against the source. */
    COPYING
  }

  /**
   * So many places were done in this step; several threads may call it while verifying.
   *
   * @param step which
   * @param done places so far
   * @param total places in all
   */
  void at(Step step, long done, long total);

  /** Tells nobody. */
  static CopyProgress silent() {
    return (step, done, total) -> {};
  }
}
