package com.claresia.hub.application.verify;

/** Told how far a verification is. */
@FunctionalInterface
public interface VerificationProgress {
  /**
   * So many places were looked at. Called by several threads, every few thousand places.
   *
   * @param done places so far
   * @param total places in all
   */
  void at(long done, long total);

  /** Tells nobody. */
  static VerificationProgress silent() {
    return (done, total) -> {};
  }
}
