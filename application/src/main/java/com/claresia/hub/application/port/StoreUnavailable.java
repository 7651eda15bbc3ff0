package com.claresia.hub.application.port;

/** The store cannot be reached or did not answer in time; the same call may succeed later. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Keeps the cause for the log.
   *
   * @param message what failed, for a person; no secret, no content
   * @param cause the driver's exception
   */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Without a driver's exception.
   *
   * @param message what failed, for a person; no secret, no content
   */
  public StoreUnavailable(String message) {
    super(message);
  }
}
