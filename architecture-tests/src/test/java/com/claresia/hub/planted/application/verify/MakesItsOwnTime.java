package com.claresia.hub.planted.application.verify;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Planted: a use case asks for time, an id and randomness itself. */
public final class MakesItsOwnTime {
  public long time() {
    return Instant.now().toEpochMilli() + System.currentTimeMillis() + Clock.systemUTC().millis();
  }

  public UUID id() {
    return UUID.randomUUID();
  }

  public int chance() {
    return new SecureRandom().nextInt() + (int) Math.random();
  }
}
