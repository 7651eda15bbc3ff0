package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.error.Errors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets go wrong what is to go wrong. */
final class Effects {
  private Effects() {}

  /** Before anything happened. */
  static void before(Optional<Fault> fault, Faults faults, Call call) {
    if (call.part().isEmpty()) {
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
      case CUT_AFTER_EFFECT, UNAVAILABLE_AFTER_EFFECT -> {}
    }
  }

  /** After it happened. */
  static void after(Optional<Fault> fault) {
    if (fault.filter(Fault.CUT_AFTER_EFFECT::equals).isPresent()) {
      throw new Cut();
    }
    if (fault.filter(Fault.UNAVAILABLE_AFTER_EFFECT::equals).isPresent()) {
      throw Errors.serviceUnavailable();
    }
  }

  private static void wait(Duration latency) {
    if (latency.isZero()) {
      return;
    }
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cut();
    }
  }
}
