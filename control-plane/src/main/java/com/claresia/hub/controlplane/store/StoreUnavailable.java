package com.claresia.hub.controlplane.store;

/**
 * The database did not do what it was asked, or nobody knows whether it did. The message is fit for
 * a log: it names no row and no secret.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(String message) {
    super(message);
  }
}
