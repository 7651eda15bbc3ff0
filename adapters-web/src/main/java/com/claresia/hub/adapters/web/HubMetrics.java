package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendStatus;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.relay.RelayWatch;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;

/**
 * How taking in, signing and relaying go, as sums over all tenants: nothing here names a tenant or
 * a person.
 */
@ApplicationScoped
class HubMetrics {
  private static final double MILLIS_A_SECOND = 1_000;

  void register(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      AppendRecords append,
      IssueCheckpoint checkpoints,
      RelayWatch relay) {
    MeterRegistry registry = Metrics.globalRegistry();
    registerLog(registry, checkpoints);
    registerAppend(registry, append);
    RelayMetrics.register(registry, relay);
  }

  private static void registerLog(MeterRegistry registry, IssueCheckpoint checkpoints) {
    registry.getOrCreate(
        Gauge.builder("hub.log.records", () -> checkpoints.status().records())
            .description("records in the logs that this process has seen")
            .scope(Meter.Scope.APPLICATION));
    registry.getOrCreate(
        Gauge.builder(
                "hub.log.unsigned.seconds",
                () -> checkpoints.status().unsignedFor().toMillis() / MILLIS_A_SECOND)
            .description("age of the oldest records that no checkpoint covers yet; 0 if all are")
            .scope(Meter.Scope.APPLICATION));
  }

  private static void registerAppend(MeterRegistry registry, AppendRecords append) {
    gauge(registry, append, "queued.records", "wait", AppendStatus::queuedRecords);
    gauge(registry, append, "queued.bytes", "wait", AppendStatus::queuedBytes);
    gauge(
        registry,
        append,
        "undecided.segments",
        "have an unknown outcome",
        AppendStatus::undecidedSegments);
    gauge(
        registry,
        append,
        "halted.tenants",
        "are not written for, since the store lost records",
        AppendStatus::haltedTenants);
    counter(registry, append, "committed.records", AppendStatus::committedRecords);
    counter(registry, append, "committed.segments", AppendStatus::committedSegments);
    counter(registry, append, "moved.heads", AppendStatus::movedHeads);
    counter(registry, append, "unknown.outcomes", AppendStatus::unknownOutcomes);
  }

  private static void gauge(
      MeterRegistry registry,
      AppendRecords append,
      String name,
      String what,
      Function<AppendStatus, Long> value) {
    registry.getOrCreate(
        Gauge.builder("hub.append." + name, () -> value.apply(append.status()))
            .description(name.substring(name.indexOf('.') + 1) + " that " + what)
            .scope(Meter.Scope.APPLICATION));
  }

  private static void counter(
      MeterRegistry registry,
      AppendRecords append,
      String name,
      Function<AppendStatus, Long> value) {
    registry.getOrCreate(
        FunctionalCounter.builder("hub.append." + name, append, a -> value.apply(a.status()))
            .description(name.replace('.', ' ') + " since the start")
            .scope(Meter.Scope.APPLICATION));
  }
}
