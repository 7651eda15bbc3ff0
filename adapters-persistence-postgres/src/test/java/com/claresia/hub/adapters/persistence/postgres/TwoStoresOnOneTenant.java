package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.application.sample.WritersRace;
import org.junit.jupiter.api.Test;

/** Two Hubs with a pool of their own each, on one tenant. */
class TwoStoresOnOneTenant {
  @Test
  void raceWithoutLossGapOrDuplicate() throws Exception {
    HubDatabase database = HubDatabase.shared();
    TestTenant tenant = TestTenant.addedBy(database.administration(), HubDatabase.sharedStore());
    try (HubStore one = database.open();
        HubStore other = database.open()) {
      WritersRace.between(one, other, tenant.id()).assertThatNothingIsLostIn(one);
    }
  }
}
