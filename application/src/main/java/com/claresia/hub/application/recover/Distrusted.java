package com.claresia.hub.application.recover;

/** What was told does not hold; caught where a recovery begins. */
final class Distrusted extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  Distrusted(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  RecoverResult refusal() {
    return new RecoverResult.Refused(reason);
  }
}
