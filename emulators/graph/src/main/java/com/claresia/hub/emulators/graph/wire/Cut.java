package com.claresia.hub.emulators.graph.wire;

/** The line is to be cut, as told. */
final class Cut extends RuntimeException {
  private static final long serialVersionUID = 1;

  Cut() {
    super("cut as told", null, false, false);
  }
}
