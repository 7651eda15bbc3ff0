package com.claresia.hub.adapters.persistence.sharepoint;

import java.time.Duration;
import java.util.Optional;

/**
 * How far one tenant's log is shown in the list, and whether this process may go on with it: who
 * has the lease shows, and after a new lease nobody knows which rows the one before left behind.
 */
final class Showing {
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** A lease is not used in its last part, so that clocks may differ. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final String self;
  private long shown;
  private long until;
  private long told;
  private boolean isSure;

  Showing(String self) {
    this.self = self;
  }

  /**
   * What to write to {@code Heads}; empty where nothing there would change.
   *
   * @param wished up to where the log is to be shown
   */
  synchronized Optional<Heads.Head> next(Heads.Head head, long size, long wished, long now) {
    told = head.shown();
    boolean isOurs = head.showing().equals(self);
    boolean isFree = isOurs || head.showing().isEmpty() || head.showingUntil() < now;
    long shownNow = isOurs ? Math.max(head.shown(), shown) : head.shown();
    boolean claims = isFree && shownNow < wished;
    Heads.Head next =
        new Heads.Head(
            Math.max(head.size(), size),
            shownNow,
            claims ? self : isOurs ? "" : head.showing(),
            claims ? now + LEASE.toSeconds() : isOurs ? 0 : head.showingUntil());
    return next.equals(head) ? Optional.empty() : Optional.of(next);
  }

  /** What was written. */
  synchronized void written(Heads.Head head) {
    boolean isOurs = head.showing().equals(self);
    if (isOurs && until == 0) {
      shown = head.shown();
      isSure = false;
    }
    until = isOurs ? head.showingUntil() : 0;
    told = head.shown();
  }

  /** How far {@code Heads} is known to say that the list is. */
  synchronized long told() {
    return told;
  }

  /** Whether this process may show at that time, in seconds since 1970. */
  synchronized boolean mayShow(long now) {
    return until - MARGIN.toSeconds() > now;
  }

  /** How far the log is shown; for who may show. */
  synchronized long shown() {
    return shown;
  }

  /** Whether it is known that no row is there beyond. */
  synchronized boolean isSure() {
    return isSure;
  }

  /** All is shown up to there. */
  synchronized void reached(long place) {
    shown = place;
    isSure = true;
  }

  /** Nobody knows which rows were added. */
  synchronized void failed() {
    isSure = false;
  }
}
