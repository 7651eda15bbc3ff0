package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.TenantPolicies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds, once, what several resources share. */
@ApplicationScoped
class WebComposition {

  @Produces
  @Singleton
  Gatekeeper gatekeeper(WebSettings settings, TenantPolicies tenants, Clock clock) {
    return new Gatekeeper(settings, tenants, clock);
  }
}
