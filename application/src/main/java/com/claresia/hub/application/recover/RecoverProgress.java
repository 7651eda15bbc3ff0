package com.claresia.hub.application.recover;

/** Told how far a recovery is. */
@FunctionalInterface
public interface RecoverProgress {
  /**
   * So many hashes were fetched and checked, or written: each lost record counts twice, the event
   * once.
   */
  void at(long hashes);

  /** Tells nobody. */
  static RecoverProgress silent() {
    return hashes -> {};
  }
}
