package com.claresia.hub.verifier;

/** How the commands end. */
final class ExitStatus {
  /** No findings. */
  static final int NO_FINDINGS = 0;

  /** Findings. */
  static final int FINDINGS = 1;

  /** Usage or environment: nothing was verified. */
  static final int NOTHING_VERIFIED = 2;

  private ExitStatus() {}
}
