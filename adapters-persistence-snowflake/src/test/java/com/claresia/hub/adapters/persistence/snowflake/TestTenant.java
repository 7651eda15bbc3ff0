package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.UUID;

/** A tenant of its own, and what writes to it. */
record TestTenant(HubStore store, TenantId id, SampleRecords samples) {
  static TestTenant addedTo(HubSchema schema, HubStore store) {
    TenantId id = new TenantId("t-" + UUID.randomUUID());
    try (StorageAdministration administration = schema.administration()) {
      administration.addTenant(new TenantPolicy(id, LogAccess.BEARER));
    }
    return new TestTenant(store, id, SampleRecords.of(id, 20260503L));
  }

  /** The same tenant seen through another store. */
  TestTenant through(HubStore other) {
    return new TestTenant(other, id, samples);
  }

  Segment segment(int records) {
    return samples.segment(store.head(id), records);
  }

  void append(int records) {
    store.append(segment(records));
  }

  long size() {
    return store.head(id).size();
  }
}
