package com.claresia.hub.controlplane.tenants;

/** Where a tenant's data plane runs. */
public enum Mode {
  /** In the vendor's shared cloud. */
  A,
  /** In a cloud of the vendor's for this tenant alone. */
  B,
  /** In the customer's own cloud. */
  C
}
