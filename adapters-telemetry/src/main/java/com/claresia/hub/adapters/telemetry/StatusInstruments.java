package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.append.AppendStatus;
import com.claresia.hub.application.relay.RelayStatus;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What {@code /metrics} shows, under the same names and as little: sums over all tenants. */
final class StatusInstruments {
  private static final double MILLIS_A_SECOND = 1_000;

  private final Meter meter;
  private final HubStatus status;

  private StatusInstruments(Meter meter, HubStatus status) {
    this.meter = meter;
    this.status = status;
  }

  static void register(Meter meter, HubStatus status) {
    StatusInstruments instruments = new StatusInstruments(meter, status);
    instruments.append();
    instruments.log();
    if (status.relay().status().isPresent()) {
      instruments.relay();
    }
  }

  private void append() {
    gauge("hub.append.queued.records", AppendStatus::queuedRecords);
    gauge("hub.append.queued.bytes", AppendStatus::queuedBytes);
    gauge("hub.append.undecided.segments", AppendStatus::undecidedSegments);
    gauge("hub.append.halted.tenants", AppendStatus::haltedTenants);
    counter("hub.append.committed.records", AppendStatus::committedRecords);
    counter("hub.append.committed.segments", AppendStatus::committedSegments);
    counter("hub.append.moved.heads", AppendStatus::movedHeads);
    counter("hub.append.unknown.outcomes", AppendStatus::unknownOutcomes);
  }

  private void log() {
    gauge("hub.log.records", () -> status.log().get().records());
    meter
        .gaugeBuilder("hub.log.unsigned.seconds")
        .buildWithCallback(told -> told.record(seconds(status.log().get().unsignedFor())));
  }

  private void relay() {
    gauge("hub.relay.lag.records", () -> relayed(RelayStatus::lagRecords));
    relaySeconds("hub.relay.lag.seconds", relay -> seconds(relay.lag()));
    relaySeconds("hub.relay.uncosigned.seconds", relay -> seconds(relay.uncosigned()));
    gauge("hub.relay.halted.tenants", () -> relayed(RelayStatus::halted));
    counter("hub.relay.sent.records", () -> relayed(RelayStatus::sentRecords));
    counter("hub.relay.failures", () -> relayed(RelayStatus::failures));
  }

  private long relayed(ToLongFunction<RelayStatus> value) {
    return status.relay().status().map(value::applyAsLong).orElse(0L);
  }

  private void relaySeconds(String name, ToDoubleFunction<RelayStatus> value) {
    meter
        .gaugeBuilder(name)
        .buildWithCallback(told ->
            status.relay().status().ifPresent(relay -> told.record(value.applyAsDouble(relay))));
  }

  private void gauge(String name, ToLongFunction<AppendStatus> value) {
    gauge(name, () -> value.applyAsLong(status.append().get()));
  }

  private void gauge(String name, LongSupplier value) {
    meter.gaugeBuilder(name).ofLongs().buildWithCallback(told -> told.record(value.getAsLong()));
  }

  private void counter(String name, ToLongFunction<AppendStatus> value) {
    counter(name, () -> value.applyAsLong(status.append().get()));
  }

  private void counter(String name, LongSupplier value) {
    meter.counterBuilder(name).buildWithCallback(told -> told.record(value.getAsLong()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_A_SECOND;
  }
}
