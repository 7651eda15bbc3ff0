package com.claresia.hub.bootstrap.demo;

/** A step of the demo did not hold; the demo ends and says so. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String what) {
    super(what);
  }
}
