package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.HubStoreContract;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.TenantPoliciesContract;

/** What every store has to hold, held on standard tables. */
class OnStandardTablesTest implements HubStoreContract, TenantPoliciesContract {
  @Override
  public HubStore store() {
    return HubSchema.sharedStore(TableKind.STANDARD);
  }

  @Override
  public StorageAdministration administration() {
    return HubSchema.shared(TableKind.STANDARD).administration();
  }
}
