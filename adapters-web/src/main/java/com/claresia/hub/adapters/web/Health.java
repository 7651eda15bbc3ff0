package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.relay.RelayStatus;
import com.claresia.hub.application.relay.RelayWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The probes. Live asks nothing of the store, so that a store that is down does not get the Hub
 * killed; ready asks the store. Further checks join by being beans.
 */
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

  /** Never down: the Hub does not wait for the control plane. What is amiss is a warning. */
  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck controlPlane(RelayWatch relay) {
    return () -> {
      var response = HealthCheckResponse.named("control-plane").up();
      relay
          .status()
          .ifPresentOrElse(
              status -> tell(response, status),
              () -> response.withData("detail", "none is set; checkpoints are not cosigned"));
      if (!relay.findings().isEmpty()) {
        response.withData("warning", String.join(", ", relay.findings()));
      }
      return response.build();
    };
  }

  private static void tell(HealthCheckResponseBuilder response, RelayStatus status) {
    response
        .withData("lag_records", status.lagRecords())
        .withData("lag_seconds", status.lag().toSeconds())
        .withData("uncosigned_seconds", status.uncosigned().toSeconds());
    if (status.halted() > 0) {
      response.withData("halted_tenants", status.halted());
    }
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready(HubStore store, AppendRecords append) {
    return () ->
        switch (store.health()) {
          case StoreHealth.Ready(String detail) -> up(detail, append.status().haltedTenants());
          case StoreHealth.NotReady(String reason) ->
              HealthCheckResponse.named("store").down().withData("reason", reason).build();
        };
  }

  // A warning: other tenants are served.
  private static HealthCheckResponse up(String detail, long haltedTenants) {
    var response = HealthCheckResponse.named("store").up().withData("detail", detail);
    if (haltedTenants > 0) {
      response.withData("halted_tenants", haltedTenants);
    }
    return response.build();
  }
}
