package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Access to a log. With {@code X-Claresia-Tenant} as everywhere; without it the host name {@code
 * hub.{tenant}.…} names the tenant, and where that tenant's log is public nobody is asked for a
 * token. A host of no tenant is answered like one whose log is not public.
 */
@Priority(Priorities.AUTHENTICATION)
final class HostAccessFilter implements ContainerRequestFilter {
  private static final Pattern HOST = Pattern.compile("(?i)hub\\.([a-z0-9-]{1,63})\\..+");
  private static final Submitter ANYBODY = new Submitter("public", "anybody");

  private final Gatekeeper gatekeeper;
  private final Scope needed;

  HostAccessFilter(Gatekeeper gatekeeper, Scope needed) {
    this.gatekeeper = gatekeeper;
    this.needed = needed;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString(Gatekeeper.TENANT_HEADER) != null) {
      gatekeeper.admit(request, needed).leaveWith(request);
      return;
    }
    Optional<TenantId> host = tenantOf(request.getHeaderString(HttpHeaders.HOST));
    host.filter(this::isPublic)
        .map(tenant -> new Grant(tenant, ANYBODY))
        .orElseGet(() -> gatekeeper.admit(request, needed, host.map(TenantId::value).orElse("")))
        .leaveWith(request);
  }

  private boolean isPublic(TenantId tenant) {
    return gatekeeper
        .policy(tenant)
        .map(TenantPolicy::logAccess)
        .filter(access -> access == LogAccess.PUBLIC)
        .isPresent();
  }

  private static Optional<TenantId> tenantOf(@Nullable String host) {
    Matcher matcher = HOST.matcher(host == null ? "" : host);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
            .filter(TenantId::isValid)
            .map(TenantId::new)
        : Optional.empty();
  }
}
