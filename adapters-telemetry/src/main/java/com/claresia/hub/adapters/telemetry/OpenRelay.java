package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A store that a function holds open, and the relay over it.
 *
 * @param feed what there is to send
 * @param relay sends it
 * @param findings what it had to tell
 * @param cosigned how far logs are cosigned
 * @param random draws pauses, and who is first
 */
record OpenRelay(
    EnvelopeFeed feed,
    Relay relay,
    ToldFindings findings,
    CosignedSizes cosigned,
    RandomGenerator random)
    implements AutoCloseable {

  /**
   * Opens the store.
   *
   * @throws StoreUnavailable if that cannot be done
   */
  static OpenRelay open(FunctionSettings settings, OpenLine line, Clock clock) {
    EnvelopeFeed feed = settings.openFeed();
    ToldFindings findings = new ToldFindings(feed.schemaVersion());
    Relay.Parts parts =
        new Relay.Parts(feed, line.controlPlane(), settings.cosigners(), findings, clock);
    return of(parts, findings, new SecureRandom());
  }

  static OpenRelay of(Relay.Parts parts, ToldFindings findings, RandomGenerator random) {
    // Nothing is ever signalled, so that nothing runs but in a call.
    Relay relay = new Relay(parts, (delay, work) -> {}, random);
    CosignedSizes cosigned = new CosignedSizes(parts.feed(), parts.cosigners());
    return new OpenRelay(parts.feed(), relay, findings, cosigned, random);
  }

  @Override
  public void close() {
    relay.close();
    feed.close();
  }
}
