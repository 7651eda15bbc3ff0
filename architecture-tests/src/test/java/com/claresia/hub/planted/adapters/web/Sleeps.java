package com.claresia.hub.planted.adapters.web;

import java.util.concurrent.TimeUnit;

/** Planted: an adapter sleeps. */
public final class Sleeps {
  public void retry() throws InterruptedException {
    Thread.sleep(10);
    TimeUnit.MILLISECONDS.sleep(10);
  }
}
