package com.claresia.hub.application.port;

/** The control plane did not answer what it was asked; the message says why and holds no secret. */
public final class ControlPlaneUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason, for people. */
  public ControlPlaneUnavailable(String reason) {
    super(reason);
  }

  /** With the reason, for people, and what caused it. */
  public ControlPlaneUnavailable(String reason, Throwable cause) {
    super(reason, cause);
  }
}
