package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantPolicy;

/**
 * One end of a copy, open.
 *
 * @param backend which kind of store
 * @param settings how it was reached
 * @param store the store
 * @param closing closes it, and what was started for it
 */
record CopyEnd(StorageBackend backend, StorageSettings settings, HubStore store, Runnable closing)
    implements AutoCloseable {
  /** Whether the owner's login is known, who may add tenants. */
  boolean knowsOwner() {
    return settings.hasAny("owner-");
  }

  /** Adds a tenant, as the owner. */
  void add(TenantPolicy policy) {
    try (StorageAdministration administration = backend.administer(settings)) {
      administration.addTenant(policy);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
