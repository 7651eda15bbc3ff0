package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.witness.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The probes. Live asks nothing of the store; ready asks it, and for a key to cosign with. */
@ApplicationScoped
class Health {

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck live() {
    return () -> HealthCheckResponse.up("process");
  }

  @Produces
  @Startup
  @ApplicationScoped
  HealthCheck started() {
    return () -> HealthCheckResponse.up("server");
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready(Witness witness) {
    return new ReadinessCheck(witness);
  }
}
