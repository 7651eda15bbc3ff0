package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.HubStatus;
import com.claresia.hub.adapters.telemetry.OpenTelemetryExport;
import com.claresia.hub.adapters.telemetry.OtlpSettings;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.OtlpKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** OpenTelemetry where the settings name an endpoint; without one, none of it is even loaded. */
final class Observation implements AutoCloseable {
  private final Optional<Exporting> exporting;

  private Observation(Optional<Exporting> exporting) {
    this.exporting = exporting;
  }

  private record Exporting(OpenTelemetryExport export, ForwardedLog log) {}

  /**
   * As the settings say.
   *
   * @throws InvalidSettings naming all that is bad at once
   */
  static Observation of(HubSettings settings) {
    return new Observation(settings.text(OtlpKeys.ENDPOINT).map(_ -> start(settings)));
  }

  private static Exporting start(HubSettings settings) {
    OtlpSettings otlp = OtlpConfiguration.of(settings);
    OpenTelemetryExport export =
        OpenTelemetryExport.start(otlp, UUID.randomUUID(), Clock.systemUTC());
    return new Exporting(export, ForwardedLog.to(export, OtlpConfiguration.level(settings)));
  }

  /** Is told of requests and segments. */
  Observer observer() {
    return exporting.isPresent() ? exporting.get().export().observer() : Observer.none();
  }

  /** The Hub serves: from now on its figures are sent. */
  void watch(Hub hub) {
    exporting.ifPresent(with -> {
      with.log().hold();
      with.export()
          .watch(new HubStatus(hub.append()::status, hub.checkpoints()::status, hub.relayWatch()));
    });
  }

  /** Sends what is left, for some seconds at the most. */
  @Override
  public void close() {
    exporting.ifPresent(with -> {
      with.log().close();
      with.export().close();
    });
  }
}
