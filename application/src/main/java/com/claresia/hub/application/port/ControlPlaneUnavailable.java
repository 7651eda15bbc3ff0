package com.claresia.hub.application.port;

import java.time.Duration;
import java.util.Optional;

/** The control plane did not answer what it was asked; the message says why and holds no secret. */
public final class ControlPlaneUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> retryAfter;

  /** With the reason, for people. */
  public ControlPlaneUnavailable(String reason) {
    super(reason);
    this.retryAfter = Optional.empty();
  }

  /** With the reason, for people, and after how long it wants to be asked again. */
  public ControlPlaneUnavailable(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = Optional.of(retryAfter);
  }

  /** With the reason, for people, and what caused it. */
  public ControlPlaneUnavailable(String reason, Throwable cause) {
    super(reason, cause);
    this.retryAfter = Optional.empty();
  }

  /** After how long it wants to be asked again, where it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
