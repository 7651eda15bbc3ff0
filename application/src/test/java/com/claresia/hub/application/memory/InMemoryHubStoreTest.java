package com.claresia.hub.application.memory;

import static com.claresia.hub.application.port.StoreCapability.DROPS_SINGLE_CONTENT;
import static com.claresia.hub.application.port.StoreCapability.UNIQUE_RECORD_IDS;

import com.claresia.hub.application.port.HubStoreContract;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.TenantPoliciesContract;
import org.junit.jupiter.api.Nested;

class InMemoryHubStoreTest {
  /** The reference store, with everything that a store can do. */
  @Nested
  class WithEveryCapability implements HubStoreContract, TenantPoliciesContract {
    private final InMemoryHubStore store = InMemoryHubStore.create();

    @Override
    public InMemoryHubStore store() {
      return store;
    }

    @Override
    public StorageAdministration administration() {
      return store.administration();
    }
  }

  /** The reference store, with nothing but what is asked of any store. */
  @Nested
  class WithTheLeastCapabilities implements HubStoreContract, TenantPoliciesContract {
    private final InMemoryHubStore store =
        InMemoryHubStore.without(UNIQUE_RECORD_IDS, DROPS_SINGLE_CONTENT);

    @Override
    public InMemoryHubStore store() {
      return store;
    }

    @Override
    public StorageAdministration administration() {
      return store.administration();
    }
  }
}
