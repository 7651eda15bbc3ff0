package com.claresia.hub.application.observe;

/** Nobody looks. */
enum Unobserved implements Observer {
  INSTANCE;

  @Override
  public void answered(AnsweredRequest request) {}

  @Override
  public void decided(DecidedSegment segment) {}

  @Override
  public boolean isLooking() {
    return false;
  }
}
