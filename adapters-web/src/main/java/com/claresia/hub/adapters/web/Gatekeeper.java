package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may act for which tenant. Nothing it answers tells whether a tenant exists. */
final class Gatekeeper {
  static final String TENANT_HEADER = "X-Claresia-Tenant";

  private static final String SCHEME = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"claresia-hub\"";

  private final TokenCache tokens;
  private final TenantPolicies tenants;

  Gatekeeper(WebSettings settings, TenantPolicies tenants, Clock clock) {
    this.tenants = tenants;
    TokenKeys keys = new TokenKeys(settings.tokens().keys(), clock);
    TokenVerifier verifier = new TokenVerifier(settings.tokens(), keys, clock);
    this.tokens = new TokenCache(settings.limits().cachedTokens(), clock, verifier::verify);
  }

  /** Leave for a request that names its tenant by header. */
  Grant admit(ContainerRequestContext request, Scope needed) {
    @Nullable String header = request.getHeaderString(TENANT_HEADER);
    return admit(request, needed, header == null ? "" : header);
  }

  /** Leave for a request that names its tenant otherwise; an empty name is nobody's. */
  Grant admit(ContainerRequestContext request, Scope needed, String tenant) {
    return admit(caller(request), tenant, needed);
  }

  /** What holds for that tenant, if it was added. */
  Optional<TenantPolicy> policy(TenantId tenant) {
    return tenants.of(tenant);
  }

  private Grant admit(Caller caller, String tenant, Scope needed) {
    boolean own = TenantId.isValid(tenant) && tenant.equals(caller.tenant());
    if (!own || policy(new TenantId(tenant)).isEmpty()) {
      throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
    }
    if (!caller.scopes().contains(needed)) {
      throw new ProblemException(lacking(needed));
    }
    return new Grant(new TenantId(tenant), caller.submitter());
  }

  private static Problem lacking(Scope needed) {
    return Problem.of(ProblemCode.INSUFFICIENT_SCOPE)
        .challenged(
            CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed.wireName() + "\"");
  }

  private Caller caller(ContainerRequestContext request) {
    @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED).challenged(CHALLENGE));
    }
    return tokens
        .verify(header.substring(SCHEME.length()).strip())
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(ProblemCode.UNAUTHENTICATED)
                    .challenged(CHALLENGE + ", error=\"invalid_token\"")));
  }
}
