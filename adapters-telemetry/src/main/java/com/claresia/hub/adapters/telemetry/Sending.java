package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends entries of one log, in their order, and makes of each answer what is to be done next. For
 * one thread at a time.
 */
final class Sending {
  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final ControlPlane controlPlane;
  private final RelayEvents events;
  private final Clock clock;
  private final Course course;
  private final Completeness completeness;
  private final Trouble trouble;
  private Instant lastHeard = Instant.MIN;
  private boolean compares;
  private boolean mayStepBack;

  Sending(
      TenantId tenant,
      Relay.Parts parts,
      Course course,
      Completeness completeness,
      Trouble trouble) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.controlPlane = parts.controlPlane();
    this.events = parts.events();
    this.clock = parts.clock();
    this.course = course;
    this.completeness = completeness;
    this.trouble = trouble;
  }

  /** What comes of one answer. */
  sealed interface Step {
    /** There may be more to send. */
    record GoOn(LogState state) implements Step {}

    /** To be tried again after this. */
    record Pause(Duration pause) implements Step {}

    /** The control plane was told another history. */
    record Forked(String detail) implements Step {}
  }

  /** A run begins, in which the control plane may say once that it has less than before. */
  void begin() {
    mayStepBack = true;
  }

  /** Where the control plane is: what it told last or, if that is in doubt, what it tells now. */
  LogState state() {
    Optional<LogState> known = course.current();
    if (known.isPresent()) {
      return known.get();
    }
    LogState told = controlPlane.state(tenant);
    compares = true;
    heard(told);
    return told;
  }

  private void heard(LogState told) {
    lastHeard = clock.instant();
    course.tells(told, lastHeard);
    completeness.heard(told);
    // Of nothing there is no last entry.
    compares = compares && told.acknowledgedSize() > 0;
    events.schemaWanted(tenant, told.schemaVersion().orElse(0));
  }

  /** Whether there is something to send. */
  boolean isDue(LogState state, ChainHead head) {
    return compares || state.acknowledgedSize() < head.size();
  }

  boolean isHeartbeatDue() {
    return !clock.instant().isBefore(lastHeard.plus(TenantRelay.HEARTBEAT));
  }

  /** Says that there is a Hub, and nothing to send. */
  Step heartbeat(ChainHead head) {
    return send(List.of(), head.size());
  }

  // The first time, the last entry that was acknowledged is sent again: where two Hubs go on from
  // one log, theirs is another, and nothing of one is ever taken for the other's.
  Step sendFrom(LogState state, ChainHead head) {
    long from = compares ? state.acknowledgedSize() - 1 : state.acknowledgedSize();
    long to = Math.min(head.size(), from + EnvelopeFeed.MAX_ENTRIES);
    List<FeedEntry> entries = EntryBatches.first(feed.read(tenant, new SeqRange(from, to)));
    return send(entries, from);
  }

  private Step send(List<FeedEntry> entries, long from) {
    return switch (controlPlane.send(tenant, entries)) {
      case SendOutcome.Acknowledged(LogState next) -> acknowledged(next, entries, from);
      case SendOutcome.Gap(LogState actual) -> gap(actual, from);
      case SendOutcome.Forked(long seq, LogState actual) ->
          new Step.Forked("record " + seq + " was another one before");
      case SendOutcome.Leased(Duration pause, LogState actual) -> {
        heard(actual);
        course.goesOnLater("another process sends");
        yield new Step.Pause(pause);
      }
      case SendOutcome.Refused(String reason) -> wait(reason, Optional.empty());
      case SendOutcome.Unavailable(String reason, Optional<Duration> asked) -> {
        // The next attempt asks first, which costs nobody a body that is kept and does not arrive.
        course.forget();
        yield wait(reason, asked);
      }
    };
  }

  // An answer that acknowledges less than was sent is a lie or a loss: it is asked about anew.
  private Step acknowledged(LogState next, List<FeedEntry> entries, long from) {
    long sentTo = from + entries.size();
    if (next.acknowledgedSize() < sentTo) {
      course.forget();
      return wait("it acknowledges " + next.acknowledgedSize() + " of " + sentTo, Optional.empty());
    }
    trouble.isOver();
    course.goOn();
    count(entries, from, next);
    compares = false;
    mayStepBack = false;
    heard(next);
    return new Step.GoOn(next);
  }

  private void count(List<FeedEntry> entries, long from, LogState next) {
    int known = compares ? 1 : 0;
    List<FeedEntry> fresh = entries.subList(known, entries.size());
    course.sent(fresh.size());
    completeness.acknowledged(from + known, fresh, next);
  }

  // Once it may have forgotten what it had; after it has just acknowledged something, or twice in a
  // row, it contradicts itself, and would have everything sent again and again.
  private Step gap(LogState actual, long from) {
    heard(actual);
    if (actual.acknowledgedSize() >= from) {
      return wait("it names a gap where there is none", Optional.empty());
    }
    if (!mayStepBack) {
      return wait(
          "it went back to " + actual.acknowledgedSize(), Optional.of(TenantRelay.AFTER_A_FINDING));
    }
    mayStepBack = false;
    return new Step.GoOn(actual);
  }

  private Step wait(String reason, Optional<Duration> asked) {
    return new Step.Pause(trouble.met(reason, asked));
  }
}
