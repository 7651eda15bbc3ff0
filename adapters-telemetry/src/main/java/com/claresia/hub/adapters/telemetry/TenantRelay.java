package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.adapters.telemetry.Sending.Step;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  static final Duration AFTER_A_FINDING = Duration.ofMinutes(1);

  private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final RelayEvents events;
  private final Clock clock;
  private final Course course;
  private final Trouble sendingTrouble;
  private final Trouble cosigningTrouble;
  private final Sending sending;
  private final Witnessing witnessing;
  private final Completeness completeness;
  private Instant notBefore = Instant.MIN;
  private Instant cosignNotBefore = Instant.MIN;
  private boolean suspected;
  private Instant end = Instant.MAX;

  TenantRelay(
      TenantId tenant, Relay.Parts parts, LogTiles tiles, Course course, RandomGenerator random) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.events = parts.events();
    this.clock = parts.clock();
    this.course = course;
    this.sendingTrouble = new Trouble(tenant, course, random);
    this.cosigningTrouble = new Trouble(tenant, course, random);
    this.witnessing = new Witnessing(tenant, parts, tiles, course);
    this.completeness = new Completeness(tenant, parts);
    this.sending = new Sending(tenant, parts, course, completeness, sendingTrouble);
  }

  /** Does what there is to do; answers after how long there may be more without a signal. */
  Duration run() {
    return run(Instant.MAX);
  }

  /** The same, but begins no request after {@code end} that sends entries. */
  Duration run(Instant end) {
    this.end = end;
    sending.begin();
    Instant now = clock.instant();
    if (now.isBefore(notBefore)) {
      return Duration.between(now, notBefore);
    }
    try {
      // In this order: what was acknowledged before is in the store by now, whoever sent it.
      LogState state = sending.state();
      return relay(state, feed.head(tenant));
    } catch (ControlPlaneUnavailable e) {
      course.grownTo(feed.head(tenant).size(), clock.instant());
      return pause(sendingTrouble.met(String.valueOf(e.getMessage()), e.retryAfter()));
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
    while (sending.isDue(state, head)) {
      if (!clock.instant().isBefore(end)) {
        course.goesOnLater("the time is up");
        return Duration.ZERO;
      }
      switch (sending.sendFrom(state, head)) {
        case Step.GoOn(LogState next) -> state = next;
        case Step.Pause(Duration pause) -> {
          return pause(pause);
        }
        case Step.Forked(String detail) -> {
          return forked(detail);
        }
      }
    }
    return sending.isHeartbeatDue() ? heartbeat(head) : cosign(state, head);
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

  private Duration forked(String detail) {
    course.halt("two logs of one name: " + detail);
    course.forget();
    events.forked(tenant, detail);
    return pause(AFTER_A_FINDING);
  }

  private Duration heartbeat(ChainHead head) {
    return switch (sending.heartbeat(head)) {
      case Step.GoOn(LogState state) -> cosign(state, head);
      case Step.Pause(Duration pause) -> pause(pause);
      case Step.Forked(String detail) -> forked(detail);
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
        cosigningTrouble.isOver();
        course.caughtUp();
        yield HEARTBEAT;
      }
      case Witnessing.Progress.Wait(Optional<Duration> asked, String reason) -> {
        Duration pause = cosigningTrouble.met(reason, asked);
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

  private Duration pause(Duration pause) {
    notBefore = clock.instant().plus(pause);
    return pause;
  }
}
