package com.claresia.hub.bootstrap.cli;

/** How every command ends. */
final class ExitStatus {
  /** It worked; a verifier: no findings. */
  static final int OK = 0;

  /** Findings: something was altered, is missing or is not proven; a step of the demo failed. */
  static final int FINDINGS = 1;

  /** Usage or environment; nothing was verified. */
  static final int USAGE = 2;

  private ExitStatus() {}
}
