package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.RecordCounts;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds three numbers against one another, of the records that this process sent: outputs of
 * invocations, telemetry events, envelopes acknowledged. The two records of an invocation may come
 * in one after the other, so that only a difference that stays is told. For one thread at a time.
 */
final class Completeness {
  /** How long the other record of an invocation may take. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration COUNT_EVERY = Duration.ofSeconds(20);

  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final Clock clock;
  private long from;
  private long sentTo;
  private long countedTo;
  private long envelopesBefore;
  private long envelopes;
  private long sentEnvelopes;
  private RecordCounts counts = new RecordCounts(0, 0);
  private Optional<Instant> unequalSince = Optional.empty();
  private Instant lastCount = Instant.MIN;

  Completeness(TenantId tenant, Relay.Parts parts) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.clock = parts.clock();
  }

  /** Counting begins at what the control plane has now. */
  void begin(LogState state) {
    from = state.acknowledgedSize();
    sentTo = from;
    countedTo = from;
    envelopesBefore = state.envelopes();
    envelopes = 0;
    sentEnvelopes = 0;
    counts = new RecordCounts(0, 0);
    unequalSince = Optional.empty();
  }

  /** These were acknowledged, as the control plane says. */
  void acknowledged(long first, List<FeedEntry> entries, LogState state) {
    if (first != sentTo || state.acknowledgedSize() != first + entries.size()) {
      begin(state); // another process sent some of them
      return;
    }
    sentTo = state.acknowledgedSize();
    sentEnvelopes += entries.stream().filter(entry -> entry.envelope().isPresent()).count();
    envelopes = state.envelopes() - envelopesBefore;
  }

  /** What has not added up for longer than the grace; counts at most every 20 seconds. */
  Optional<Incompleteness> check() {
    Instant now = clock.instant();
    if (sentTo == from || now.isBefore(lastCount.plus(COUNT_EVERY))) {
      return Optional.empty();
    }
    lastCount = now;
    count();
    if (isEqual()) {
      unequalSince = Optional.empty();
      return Optional.empty();
    }
    Instant since = unequalSince.orElse(now);
    unequalSince = Optional.of(since);
    return now.isBefore(since.plus(GRACE))
        ? Optional.empty()
        : Optional.of(
            new Incompleteness(
                from, sentTo, counts.invocationOutputs(), counts.telemetryEvents(), envelopes));
  }

  private void count() {
    if (countedTo < sentTo) {
      RecordCounts more = feed.counts(tenant, new SeqRange(countedTo, sentTo));
      counts =
          new RecordCounts(
              counts.invocationOutputs() + more.invocationOutputs(),
              counts.telemetryEvents() + more.telemetryEvents());
      countedTo = sentTo;
    }
  }

  private boolean isEqual() {
    return counts.invocationOutputs() == counts.telemetryEvents() && envelopes == sentEnvelopes;
  }
}
