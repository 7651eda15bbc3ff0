package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.HubStoreContract;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.TenantPoliciesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is asked of every store. */
class OnSharePointTest implements HubStoreContract, TenantPoliciesContract {
  private static final LocalSite SITE = LocalSite.start();
  private static final HubStore STORE = SITE.open();
  private static final StorageAdministration ADMINISTRATION = SITE.administration();

  @AfterAll
  static void stop() {
    STORE.close();
    ADMINISTRATION.close();
    SITE.close();
  }

  @Override
  public HubStore store() {
    return STORE;
  }

  @Override
  public StorageAdministration administration() {
    return ADMINISTRATION;
  }

  @Test
  void OnlyDescribedRequestsAreSent() {
    assertThat(SITE.emulator().requests().refused()).isZero();
  }
}
