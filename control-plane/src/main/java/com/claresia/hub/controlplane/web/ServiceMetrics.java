package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.AlarmCount;
import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.witness.Witness;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** How taking in and cosigning go, as sums: nothing here names a tenant or a person. */
@ApplicationScoped
class ServiceMetrics {

  void register(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      Intake intake,
      Witness witness,
      AlarmCount alarms) {
    MeterRegistry registry = Metrics.globalRegistry();
    registry.getOrCreate(
        FunctionalCounter.builder("control_plane.entries", intake, Intake::entriesTaken)
            .description("entries taken in since the start")
            .scope(Meter.Scope.APPLICATION));
    registry.getOrCreate(
        FunctionalCounter.builder(
                "control_plane.cosigned.checkpoints", witness, Witness::cosignedCheckpoints)
            .description("checkpoints cosigned since the start")
            .scope(Meter.Scope.APPLICATION));
    registry.getOrCreate(
        Gauge.builder("control_plane.alarms", alarms::latest)
            .description("logs that told two histories, which nobody has seen to; one is too many")
            .scope(Meter.Scope.APPLICATION));
  }
}
