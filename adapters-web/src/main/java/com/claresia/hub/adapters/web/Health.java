package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
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

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready(HubStore store) {
    return () ->
        switch (store.health()) {
          case StoreHealth.Ready(String detail) ->
              HealthCheckResponse.named("store").up().withData("detail", detail).build();
          case StoreHealth.NotReady(String reason) ->
              HealthCheckResponse.named("store").down().withData("reason", reason).build();
        };
  }
}
