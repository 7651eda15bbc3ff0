package com.claresia.hub.adapters.web;

import com.claresia.hub.application.relay.RelayStatus;
import com.claresia.hub.application.relay.RelayWatch;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** How relaying goes, as sums over all tenants; nothing is there where no control plane is set. */
final class RelayMetrics {
  private static final double MILLIS_A_SECOND = 1_000;

  private RelayMetrics() {}

  static void register(MeterRegistry registry, RelayWatch relay) {
    if (relay.status().isEmpty()) {
      return;
    }
    gauge(registry, relay, "lag.records", "records not acknowledged yet", RelayStatus::lagRecords);
    gauge(
        registry,
        relay,
        "lag.seconds",
        "how long the oldest record that is not acknowledged has waited",
        status -> seconds(status.lag()));
    gauge(
        registry,
        relay,
        "uncosigned.seconds",
        "how long the oldest checkpoint that is not cosigned has waited",
        status -> seconds(status.uncosigned()));
    gauge(
        registry,
        relay,
        "halted.tenants",
        "logs that are behind the control plane or forked",
        RelayStatus::halted);
    counter(registry, relay, "sent.records", RelayStatus::sentRecords);
    counter(registry, relay, "failures", RelayStatus::failures);
    registry.getOrCreate(
        Gauge.builder("hub.relay.certificate.days", () -> daysLeft(relay))
            .description("days until the first client certificate ends; -1 before it was used")
            .scope(Meter.Scope.APPLICATION));
  }

  private static long daysLeft(RelayWatch relay) {
    return relay
        .certificateExpires()
        .map(end -> Duration.between(Instant.now(), end).toDays())
        .orElse(-1L);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_A_SECOND;
  }

  private static <N extends Number> void gauge(
      MeterRegistry registry,
      RelayWatch relay,
      String name,
      String description,
      Function<RelayStatus, N> value) {
    registry.getOrCreate(
        Gauge.builder("hub.relay." + name, () -> value.apply(relay.status().orElseThrow()))
            .description(description)
            .scope(Meter.Scope.APPLICATION));
  }

  private static void counter(
      MeterRegistry registry, RelayWatch relay, String name, Function<RelayStatus, Long> value) {
    registry.getOrCreate(
        FunctionalCounter.builder(
                "hub.relay." + name, relay, r -> value.apply(r.status().orElseThrow()))
            .description(name.replace('.', ' ') + " since the start")
            .scope(Meter.Scope.APPLICATION));
  }
}
