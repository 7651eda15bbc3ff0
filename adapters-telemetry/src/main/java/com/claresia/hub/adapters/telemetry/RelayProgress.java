package com.claresia.hub.adapters.telemetry;

/** Where the relay of one log has come to. */
public sealed interface RelayProgress {
  /** All entries are acknowledged, and the newest checkpoint is cosigned if it can be. */
  record CaughtUp() implements RelayProgress {}

  /** There is more to do, and nothing is wrong. */
  record GoesOn(String reason) implements RelayProgress {}

  /** Something did not answer as it should; it is tried again. */
  record Waits(String reason) implements RelayProgress {}

  /** What only a person can mend: a fork, a store behind the control plane, a fault of our own. */
  record Halted(String reason) implements RelayProgress {}
}
