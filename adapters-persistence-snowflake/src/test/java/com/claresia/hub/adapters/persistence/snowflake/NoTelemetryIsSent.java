package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.TestTenant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver would report on its use, and on failures above all. */
class NoTelemetryIsSent {
  @ParameterizedTest
  @EnumSource(TableKind.class)
  void inGoodTimesNorInBad(TableKind kind) {
    try (HubSchema schema = HubSchema.migrated(kind)) {
      try (HubStore store = schema.open()) {
        TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
        var segment = tenant.segment(3);
        store.append(segment);
        store.append(segment);
        store.head(tenant.id());
      }

      assertThat(schema.emulator().statements().count()).isPositive();
      assertThat(schema.emulator().telemetryRequests()).isZero();
    }
  }
}
