package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.domain.tenancy.TenantId;

/** Who a client is, by its certificate. */
public sealed interface Caller {
  /** The Hub of a tenant. */
  record OfTenant(TenantId tenant) implements Caller {}

  /** An operator of the vendor, who reads the usage of all tenants. */
  record Operator() implements Caller {}
}
