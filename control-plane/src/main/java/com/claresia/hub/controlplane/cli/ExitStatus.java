package com.claresia.hub.controlplane.cli;

/** How every command ends. */
final class ExitStatus {
  /** It worked. */
  static final int OK = 0;

  /** Findings: what was asked for was refused, or there are alarms. */
  static final int FINDINGS = 1;

  /** Usage or environment. */
  static final int USAGE = 2;

  private ExitStatus() {}
}
