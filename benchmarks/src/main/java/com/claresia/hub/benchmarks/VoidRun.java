package com.claresia.hub.benchmarks;

/** The run says nothing: what it is measured against, or what it needs, was not as it must be. */
final class VoidRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VoidRun(String message) {
    super(message);
  }
}
