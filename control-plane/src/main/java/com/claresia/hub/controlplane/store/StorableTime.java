package com.claresia.hub.controlplane.store;

import java.time.Instant;

/** Which times can be kept and asked for: the years 0 to 9999, as RFC 3339 has them. */
public final class StorableTime {
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  private StorableTime() {}

  /** Whether this is such a time. */
  public static boolean covers(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
  }
}
