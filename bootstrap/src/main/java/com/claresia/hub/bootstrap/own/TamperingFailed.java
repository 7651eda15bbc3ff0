package com.claresia.hub.bootstrap.own;

/** The store did not let itself be tampered with. */
public final class TamperingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TamperingFailed(String message) {
    super(message);
  }

  TamperingFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
