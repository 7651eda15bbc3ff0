package com.claresia.hub.adapters.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets a request pass that has a token of the tenant it names, with the scope it needs. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
  private final Gatekeeper gatekeeper;
  private final Scope needed;

  AccessFilter(Gatekeeper gatekeeper, Scope needed) {
    this.gatekeeper = gatekeeper;
    this.needed = needed;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gatekeeper.admit(request, needed).leaveWith(request);
  }
}
