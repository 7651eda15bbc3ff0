package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.error.Errors;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Lets go wrong what is to go wrong. */
final class Effects {
  private static final Set<Fault> CUTS =
      EnumSet.of(Fault.CUT_AFTER_EFFECT, Fault.CUT_WITHIN_ANSWER);

  private Effects() {}

  /** Before anything happened. */
  static void before(Optional<Fault> fault, Faults faults, Optional<String> part) {
    if (part.isEmpty()) {
      wait(faults.latency());
    }
    if (fault.isEmpty()) {
      return;
    }
    switch (fault.get()) {
      case CUT_BEFORE_EFFECT -> throw new Cut();
      case UNAVAILABLE_BEFORE_EFFECT -> throw Errors.serviceUnavailable();
      case THROTTLED -> throw Errors.throttled(faults.retryAfter(), Map.of());
      case TOKEN_EXPIRED ->
          throw Errors.unauthenticated("Lifetime validation failed, the token is expired.");
      case NOT_FOUND -> throw Errors.itemNotFound();
      case HELD_BEFORE_EFFECT -> hold(faults);
      case CUT_AFTER_EFFECT, CUT_WITHIN_ANSWER, UNAVAILABLE_AFTER_EFFECT, HELD_AFTER_EFFECT -> {}
    }
  }

  /** After it happened. */
  static void after(Optional<Fault> fault, Faults faults) {
    if (fault.filter(Fault.HELD_AFTER_EFFECT::equals).isPresent()) {
      hold(faults);
    }
    if (fault.filter(CUTS::contains).isPresent()) {
      throw new Cut();
    }
    if (fault.filter(Fault.UNAVAILABLE_AFTER_EFFECT::equals).isPresent()) {
      throw Errors.serviceUnavailable();
    }
  }

  private static void hold(Faults faults) {
    try {
      faults.hold();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Cut();
  }

  private static void wait(Duration latency) {
    long end = System.nanoTime() + latency.toNanos();
    for (long left = latency.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new Cut();
      }
    }
  }
}
