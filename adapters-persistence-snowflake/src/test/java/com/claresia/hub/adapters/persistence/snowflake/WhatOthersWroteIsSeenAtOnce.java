package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.sample.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Hybrid tables may show other sessions a state that is up to 100 ms old, unless a session asks for
 * the latest writes.
 */
class WhatOthersWroteIsSeenAtOnce {
  private static final Duration OLD = Duration.ofMillis(90);

  private static HubSchema schemaWithStaleReads() {
    HubSchema schema = HubSchema.setUp(HubSchema.account(TableKind.HYBRID).withStaleReads(OLD));
    try (StorageAdministration administration = schema.administration()) {
      administration.migrate();
    }
    return schema;
  }

  @Test
  void byEveryHub() {
    try (HubSchema schema = schemaWithStaleReads();
        HubStore one = schema.open();
        HubStore other = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), one);
      for (int round = 1; round <= 20; round++) {
        Segment late = tenant.through(other).segment(1);
        tenant.append(2);

        assertThat(other.append(late))
            .isInstanceOfSatisfying(
                HeadMoved.class,
                moved -> assertThat(moved.actual()).isEqualTo(one.head(tenant.id())));
        assertThat(other.head(tenant.id()).size()).isEqualTo(2L * round);
      }
    }
  }
}
