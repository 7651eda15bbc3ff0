package com.claresia.hub.adapters.telemetry;

/** A call ran to its end, and something in its report needs somebody. */
public final class RelayTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RelayTrouble(String report) {
    super(report);
  }
}
