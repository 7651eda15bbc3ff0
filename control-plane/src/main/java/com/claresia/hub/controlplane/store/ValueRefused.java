package com.claresia.hub.controlplane.store;

/**
 * The database refused a value, and would refuse it again: what was asked should not have come so
 * far. The message is fit for a log: it names no row and no secret.
 */
public final class ValueRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ValueRefused(String message) {
    super(message);
  }
}
