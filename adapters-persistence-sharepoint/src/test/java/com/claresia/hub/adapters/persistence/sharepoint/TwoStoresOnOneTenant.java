package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.WritersRace;
import org.junit.jupiter.api.Test;

/** Two Hubs on one tenant. */
class TwoStoresOnOneTenant {
  @Test
  void raceWithoutLossGapOrDuplicate() throws Exception {
    try (LocalSite site = LocalSite.start();
        HubStore one = site.open();
        HubStore other = site.open()) {
      TestTenant tenant = TestTenant.addedTo(site, one);
      WritersRace race = WritersRace.between(one, other, tenant.id());
      // What the other wrote last, each of the two may see a little later.
      try (HubStore third = site.open()) {
        race.assertThatNothingIsLostIn(third);
      }
    }
  }
}
