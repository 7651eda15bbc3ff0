package com.claresia.hub.adapters.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Draws the ids of requests: random per process, then counted, so that a log reads in order. */
final class RequestIds {
  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  RequestIds(RandomGenerator random) {
    prefix = Long.toString(random.nextLong(1L << 50, 1L << 51), Character.MAX_RADIX) + "-";
  }

  String next() {
    return prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }
}
