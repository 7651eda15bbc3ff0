package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.application.sample.WritersRace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two Hubs with sessions of their own each, on one tenant. */
class TwoStoresOnOneTenant {
  @ParameterizedTest
  @EnumSource(TableKind.class)
  void raceWithoutLossGapOrDuplicate(TableKind kind) throws Exception {
    HubSchema schema = HubSchema.shared(kind);
    TestTenant tenant = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    try (HubStore one = schema.open();
        HubStore other = schema.open()) {
      WritersRace.between(one, other, tenant.id()).assertThatNothingIsLostIn(one);
    }
  }
}
