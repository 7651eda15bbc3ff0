package com.claresia.hub.application.port;

/** What a store shows of itself to be held against the contract. */
public interface StoreUnderTest {
  /** The store; the same one for all tests, or a new one for each. */
  HubStore store();

  /** The owner's side of the same store, where the tests add tenants. */
  StorageAdministration administration();

  /** A tenant that no other test knows. */
  default ContractTenant tenant() {
    return ContractTenant.addedTo(store(), administration());
  }
}
