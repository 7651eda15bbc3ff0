package com.claresia.hub.verifier;

/**
 * What was given cannot be used, so nothing is verified. The message is one line, without secrets.
 */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
