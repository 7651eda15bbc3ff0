package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.HubStoreContract;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.TenantPoliciesContract;

/** What every store has to hold, held by this one. */
class PostgresHubStoreTest implements HubStoreContract, TenantPoliciesContract {
  @Override
  public HubStore store() {
    return HubDatabase.sharedStore();
  }

  @Override
  public StorageAdministration administration() {
    return HubDatabase.shared().administration();
  }
}
