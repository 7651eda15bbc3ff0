package com.claresia.hub.application.sample;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.UUID;

/**
 * A tenant of its own, and what writes to it.
 *
 * @param store through which it is seen
 * @param id its name
 * @param samples records for it
 */
public record TestTenant(HubStore store, TenantId id, SampleRecords samples) {
  private static final long SEED = 20260503L;

  /** Adds a new one, and closes {@code administration}. */
  public static TestTenant addedBy(StorageAdministration administration, HubStore store) {
    TenantId id = new TenantId("t-" + UUID.randomUUID());
    try (administration) {
      administration.addTenant(new TenantPolicy(id, LogAccess.BEARER));
    }
    return new TestTenant(store, id, SampleRecords.of(id, SEED));
  }

  /** The same tenant seen through another store. */
  public TestTenant through(HubStore other) {
    return new TestTenant(other, id, samples);
  }

  /** The next so many records, for the end of the log. */
  public Segment segment(int records) {
    return samples.segment(store.head(id), records);
  }

  /** Appends so many more. */
  public void append(int records) {
    store.append(segment(records));
  }

  /** How many there are. */
  public long size() {
    return store.head(id).size();
  }
}
