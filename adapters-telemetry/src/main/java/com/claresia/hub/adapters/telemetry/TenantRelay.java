package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends one tenant's log on from where the control plane says it is, and has what was acknowledged
 * cosigned. It keeps no place: each run begins at what was acknowledged. For one thread at a time.
 */
final class TenantRelay {
  /** A control plane that hears nothing for longer takes the Hub for gone. */
  static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** What only a person can mend is looked at again after this. */
  private static final Duration AFTER_A_FINDING = Duration.ofMinutes(1);

  private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(TenantRelay.class.getName());

  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final ControlPlane controlPlane;
  private final RelayEvents events;
  private final Clock clock;
  private final Course course;
  private final BackOff backOff;
  private final BackOff cosigning;
  private final Witnessing witnessing;
  private final Completeness completeness;
  private Instant notBefore = Instant.MIN;
  private Instant cosignNotBefore = Instant.MIN;
  private Instant lastHeard = Instant.MIN;
  private boolean reported;
  private boolean compares;
  private boolean suspected;
  private boolean mayStepBack;
  private Instant end = Instant.MAX;

  TenantRelay(
      TenantId tenant, Relay.Parts parts, LogTiles tiles, Course course, RandomGenerator random) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.controlPlane = parts.controlPlane();
    this.events = parts.events();
    this.clock = parts.clock();
    this.course = course;
    this.backOff = new BackOff(random);
    this.cosigning = new BackOff(random);
    this.witnessing = new Witnessing(tenant, parts, tiles, course);
    this.completeness = new Completeness(tenant, parts);
  }

  /** Does what there is to do; answers after how long there may be more without a signal. */
  Duration run() {
    return run(Instant.MAX);
  }

  /** The same, but begins no request after {@code end} that sends entries. */
  Duration run(Instant end) {
    this.end = end;
    mayStepBack = true;
    Instant now = clock.instant();
    if (now.isBefore(notBefore)) {
      return Duration.between(now, notBefore);
    }
    try {
      // In this order: what was acknowledged before is in the store by now, whoever sent it.
      LogState state = state();
      return relay(state, feed.head(tenant));
    } catch (ControlPlaneUnavailable e) {
      course.grownTo(feed.head(tenant).size(), clock.instant());
      return wait(String.valueOf(e.getMessage()), e.retryAfter());
    }
  }

  private Duration relay(LogState told, ChainHead head) {
    course.grownTo(head.size(), clock.instant());
    if (told.acknowledgedSize() > head.size()) {
      return behind(told, head);
    }
    suspected = false;
    events.level(tenant, head.size());
    LogState state = told;
    while (compares || state.acknowledgedSize() < head.size()) {
      if (!clock.instant().isBefore(end)) {
        course.goesOnLater("the time is up");
        return Duration.ZERO;
      }
      switch (sendFrom(state, head)) {
        case Step.GoOn(LogState next) -> state = next;
        case Step.Pause(Duration pause) -> {
          return pause;
        }
      }
    }
    return isHeartbeatDue() ? heartbeat(head) : cosign(state, head);
  }

  // Some stores may answer a read with what they were a moment ago: a loss is told when it is seen
  // twice.
  private Duration behind(LogState told, ChainHead head) {
    course.forget();
    if (!suspected) {
      suspected = true;
      course.goesOnLater("the store seems to be behind; it is looked at again");
      return pause(SECOND_LOOK);
    }
    events.behind(tenant, told.acknowledgedSize(), head.size());
    course.halt(
        "the store holds "
            + head.size()
            + " records, the control plane says that it has "
            + told.acknowledgedSize());
    return pause(AFTER_A_FINDING);
  }

  private LogState state() {
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

  /** To go on with, or to wait. */
  private sealed interface Step {
    record GoOn(LogState state) implements Step {}

    record Pause(Duration pause) implements Step {}
  }

  // The first time, the last entry that was acknowledged is sent again: where two Hubs go on from
  // one log, theirs is another, and nothing of one is ever taken for the other's.
  private Step sendFrom(LogState state, ChainHead head) {
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
          new Step.Pause(forked("record " + seq + " was another one before"));
      case SendOutcome.Leased(Duration pause, LogState actual) -> {
        heard(actual);
        course.goesOnLater("another process sends");
        yield new Step.Pause(pause(pause));
      }
      case SendOutcome.Refused(String reason) -> new Step.Pause(wait(reason, Optional.empty()));
      case SendOutcome.Unavailable(String reason, Optional<Duration> asked) -> {
        // The next attempt asks first, which costs nobody a body that is kept and does not arrive.
        course.forget();
        yield new Step.Pause(wait(reason, asked));
      }
    };
  }

  // An answer that acknowledges less than was sent is a lie or a loss: it is asked about anew.
  private Step acknowledged(LogState next, List<FeedEntry> entries, long from) {
    long sentTo = from + entries.size();
    if (next.acknowledgedSize() < sentTo) {
      course.forget();
      return new Step.Pause(
          wait("it acknowledges " + next.acknowledgedSize() + " of " + sentTo, Optional.empty()));
    }
    backOff.succeeded();
    reported = false;
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
      return new Step.Pause(wait("it names a gap where there is none", Optional.empty()));
    }
    if (!mayStepBack) {
      return new Step.Pause(
          wait("it went back to " + actual.acknowledgedSize(), Optional.of(AFTER_A_FINDING)));
    }
    mayStepBack = false;
    return new Step.GoOn(actual);
  }

  private Duration forked(String detail) {
    course.halt("two logs of one name: " + detail);
    course.forget();
    events.forked(tenant, detail);
    return pause(AFTER_A_FINDING);
  }

  private boolean isHeartbeatDue() {
    return !clock.instant().isBefore(lastHeard.plus(HEARTBEAT));
  }

  private Duration heartbeat(ChainHead head) {
    return switch (send(List.of(), head.size())) {
      case Step.GoOn(LogState state) -> cosign(state, head);
      case Step.Pause(Duration pause) -> pause;
    };
  }

  private Duration cosign(LogState state, ChainHead head) {
    if (state.acknowledgedSize() <= head.size()) {
      tellWhether(completeness.check(state));
    }
    Instant now = clock.instant();
    if (now.isBefore(cosignNotBefore)) {
      return Duration.between(now, cosignNotBefore);
    }
    long here = Math.min(state.acknowledgedSize(), head.size());
    return switch (witnessing.run(here, state.witnessedSize())) {
      case Witnessing.Progress.Done done -> {
        cosigning.succeeded();
        course.caughtUp();
        yield HEARTBEAT;
      }
      case Witnessing.Progress.Wait(Optional<Duration> asked, String reason) -> {
        Duration pause = failed(cosigning, reason, asked);
        // Entries go on meanwhile: they do not wait for a cosignature.
        cosignNotBefore = now.plus(pause);
        yield pause;
      }
      case Witnessing.Progress.Forked(String reason) -> forked(reason);
    };
  }

  private void tellWhether(Completeness.Verdict verdict) {
    switch (verdict) {
      case Completeness.Verdict.Unknown _ -> {}
      case Completeness.Verdict.Complete _ -> events.complete(tenant);
      case Completeness.Verdict.Incomplete(Incompleteness gap) -> events.incomplete(tenant, gap);
    }
  }

  private Duration wait(String reason, Optional<Duration> asked) {
    return pause(failed(backOff, reason, asked));
  }

  private Duration failed(BackOff what, String reason, Optional<Duration> asked) {
    course.failed(reason);
    Duration pause = what.failed(asked);
    if (!reported && what.isPersistent()) {
      LOG.log(Level.WARNING, "the relay of {0} waits: {1}", tenant, reason);
      reported = true;
    }
    return pause;
  }

  private Duration pause(Duration pause) {
    notBefore = clock.instant().plus(pause);
    return pause;
  }
}
