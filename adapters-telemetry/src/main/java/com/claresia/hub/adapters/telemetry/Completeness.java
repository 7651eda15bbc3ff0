package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.adapters.telemetry.Incompleteness.Missing;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.RecordCounts;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * Holds three numbers of a whole log against one another: outputs of invocations, telemetry events,
 * envelopes acknowledged. Since they are those of the whole log, it is all the same who sent it and
 * how often a process began anew. What was erased before it was counted lowers the first two alone,
 * and so can hide what is missing but make up nothing. For one thread at a time.
 *
 * <p>The two records of an invocation may come in one after the other: what is asked is whether
 * those that are older than ten minutes have their other record by now.
 */
final class Completeness {
  /** How long the other record of an invocation may take. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration COUNT_EVERY = Duration.ofSeconds(20);

  /** A store without columns reads records whole to count them, so that it is given its time. */
  private static final Duration COUNTING = Duration.ofMillis(500);

  private static final int CHECKPOINTS_LOOKED_AT = 1_000;

  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final Clock clock;
  private final List<Mark> marks = new ArrayList<>();
  private Optional<StoredCheckpoint> old = Optional.empty();
  private Optional<LogState> told = Optional.empty();
  private Optional<Erased> erased = Optional.empty();
  private long countedTo;
  private RecordCounts counts = new RecordCounts(0, 0);
  private long miscounted;
  private Instant lastCount = Instant.MIN;

  /** What had been counted when the log was that old. */
  private record Mark(Instant at, RecordCounts counts) {}

  /** How many of each were gone before this process counted them, at the most. */
  private record Erased(long events, long outputs) {}

  /** What the numbers say. */
  sealed interface Verdict {
    /** Nothing new, or nothing yet. */
    record Unknown() implements Verdict {}

    /** They fit together. */
    record Complete() implements Verdict {}

    /** They do not. */
    record Incomplete(Incompleteness gap) implements Verdict {}
  }

  Completeness(TenantId tenant, Relay.Parts parts) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.clock = parts.clock();
  }

  /** These were acknowledged, as the control plane says. */
  void acknowledged(long first, List<FeedEntry> entries, LogState state) {
    boolean own =
        told.isPresent()
            && told.get().acknowledgedSize() == first
            && state.acknowledgedSize() == first + entries.size();
    if (own) {
      long sent = entries.stream().filter(entry -> entry.envelope().isPresent()).count();
      miscounted += state.envelopes() - told.get().envelopes() - sent;
    }
    told = Optional.of(state);
  }

  /** The control plane said this. */
  void heard(LogState state) {
    told = Optional.of(state);
  }

  /** What the numbers say; counts at most every 20 seconds, and then for half a second. */
  Verdict check(LogState state) {
    Instant now = clock.instant();
    if (now.isBefore(lastCount.plus(COUNT_EVERY)) || state.acknowledgedSize() < countedTo) {
      return new Verdict.Unknown();
    }
    if (lastCount.equals(Instant.MIN)) {
      old = signedBefore(now.minus(GRACE));
    }
    lastCount = now;
    count(state.acknowledgedSize(), now);
    return countedTo == state.acknowledgedSize() ? verdict(state, now) : new Verdict.Unknown();
  }

  // So that a process that has just begun, and lives for a moment only, need not wait to know.
  private Optional<StoredCheckpoint> signedBefore(Instant time) {
    return feed.newestCheckpoints(tenant, CHECKPOINTS_LOOKED_AT).stream()
        .filter(checkpoint -> !checkpoint.issuedAt().isAfter(time))
        .findFirst();
  }

  private void count(long size, Instant begin) {
    while (countedTo < size && clock.instant().isBefore(begin.plus(COUNTING))) {
      long most = Math.min(size, countedTo + EnvelopeFeed.MAX_ENTRIES);
      long oldSize = old.map(StoredCheckpoint::size).orElse(0L);
      long to = countedTo < oldSize ? Math.min(most, oldSize) : most;
      RecordCounts more = feed.counts(tenant, new SeqRange(countedTo, to));
      counts =
          new RecordCounts(
              counts.invocationOutputs() + more.invocationOutputs(),
              counts.telemetryEvents() + more.telemetryEvents());
      countedTo = to;
      old.filter(checkpoint -> checkpoint.size() == countedTo)
          .ifPresent(checkpoint -> marks.add(new Mark(checkpoint.issuedAt(), counts)));
    }
  }

  private Verdict verdict(LogState state, Instant now) {
    Erased gone = erased.orElseGet(() -> erased(state));
    erased = Optional.of(gone);
    marks.add(new Mark(now, counts));
    RecordCounts before = countsBefore(now.minus(GRACE));
    EnumMap<Missing, Long> missing = new EnumMap<>(Missing.class);
    missing.put(Missing.ENVELOPES, counts.telemetryEvents() + gone.events() - state.envelopes());
    missing.put(Missing.TELEMETRY_EVENTS, before.invocationOutputs() - state.envelopes());
    missing.put(
        Missing.OUTPUTS, before.telemetryEvents() - counts.invocationOutputs() - gone.outputs());
    missing.put(Missing.COUNTED_ENVELOPES, Math.abs(miscounted));
    return missing.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .findFirst()
        .<Verdict>map(each -> new Verdict.Incomplete(gap(each.getKey(), each.getValue(), state)))
        .orElseGet(Verdict.Complete::new);
  }

  private Erased erased(LogState state) {
    return new Erased(
        Math.max(0, state.envelopes() - counts.telemetryEvents()),
        Math.max(0, counts.telemetryEvents() - counts.invocationOutputs()));
  }

  private RecordCounts countsBefore(Instant time) {
    while (marks.size() > 1 && !marks.get(1).at().isAfter(time)) {
      marks.removeFirst();
    }
    Mark oldest = marks.getFirst();
    return oldest.at().isAfter(time) ? new RecordCounts(0, 0) : oldest.counts();
  }

  private Incompleteness gap(Missing what, long count, LogState state) {
    return new Incompleteness(
        what,
        count,
        countedTo,
        counts.invocationOutputs(),
        counts.telemetryEvents(),
        state.envelopes());
  }
}
