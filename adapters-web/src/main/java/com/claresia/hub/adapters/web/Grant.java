package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * Leave to act for a tenant, given to one request after all checks.
 *
 * @param tenant for whom
 * @param submitter who acts
 */
record Grant(TenantId tenant, Submitter submitter) {
  private static final String PROPERTY = Grant.class.getName();

  /** The grant that the access filter left with the request. */
  static Grant of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Grant grant) {
      return grant;
    }
    throw new IllegalStateException("the request did not pass the access filter");
  }

  void leaveWith(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }
}
