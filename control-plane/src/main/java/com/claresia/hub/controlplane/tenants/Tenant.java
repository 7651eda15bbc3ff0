package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.domain.tenancy.TenantId;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A customer.
 *
 * @param id its name, which never changes
 * @param endpoint where its Hub is; for people, since nothing is ever called there
 * @param region where its data lies, such as {@code eu-south-1}; pinned for ever
 * @param mode where its data plane runs
 */
public record Tenant(TenantId id, URI endpoint, String region, Mode mode) {
  private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Refuses what is no absolute https address and what is no name of a region. */
  public Tenant {
    if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
      throw new IllegalArgumentException("an endpoint is an https address");
    }
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("a region is a name of a-z, 0-9 and -");
    }
  }
}
