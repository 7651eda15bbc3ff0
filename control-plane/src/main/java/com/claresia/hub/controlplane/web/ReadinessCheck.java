package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.witness.Witness;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the store answers and every key that is to cosign can. One asks at a time, and an answer
 * stands for a second: whoever asks often takes no connections from the register.
 */
final class ReadinessCheck implements HealthCheck {
  private static final String NAME = "store and cosigner key";
  private static final Duration STANDS = Duration.ofSeconds(1);

  private final Witness witness;
  private HealthCheckResponse last = down("nobody has asked yet");
  private long askedAt = System.nanoTime() - 2 * STANDS.toNanos();

  ReadinessCheck(Witness witness) {
    this.witness = witness;
  }

  @Override
  public synchronized HealthCheckResponse call() {
    if (System.nanoTime() - askedAt > STANDS.toNanos()) {
      last = ask();
      askedAt = System.nanoTime();
    }
    return last;
  }

  private HealthCheckResponse ask() {
    try {
      return witness.canSign()
          ? HealthCheckResponse.up(NAME)
          : down("there is no key to cosign with, or one that cannot be opened");
    } catch (StoreUnavailable away) {
      return down("the store cannot be reached");
    }
  }

  private static HealthCheckResponse down(String reason) {
    return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
  }
}
