package com.claresia.hub.planted.verifier;

/** Planted: the process ends somewhere in the middle. */
public final class ExitsAnywhere {
  public void giveUp() {
    System.exit(2);
  }
}
