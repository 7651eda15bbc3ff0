package com.claresia.hub.controlplane.intake;

/** What taking in a batch comes to; each tells how the log stands now. */
public sealed interface IntakeOutcome {
  /** How the log stands. */
  LogView log();

  /** All of it is durable; the sender holds the lease. */
  record Taken(LogView log) implements IntakeOutcome {}

  /** It begins beyond what is known; nothing was taken. */
  record Gap(LogView log) implements IntakeOutcome {}

  /** An entry differs from what was acknowledged at its place; nothing was taken. */
  record Forked(LogView log, long seq) implements IntakeOutcome {}

  /** Another relay sends; nothing was taken. */
  record Leased(LogView log) implements IntakeOutcome {}
}
