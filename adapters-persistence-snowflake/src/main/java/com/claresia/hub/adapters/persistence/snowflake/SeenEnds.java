package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each tenant's log was seen to reach. Rows of the log are never deleted, and the service
 * has no right to: so what was seen is there, and a segment that begins no later leaves no gap.
 * Thread-safe.
 */
final class SeenEnds {
  private final Map<TenantId, Long> ends = new ConcurrentHashMap<>();

  /** There are so many rows, or more. */
  void reached(TenantId tenant, long size) {
    ends.merge(tenant, size, Math::max);
  }

  /** Whether so many rows were seen. */
  boolean reaches(TenantId tenant, long size) {
    return size <= ends.getOrDefault(tenant, 0L);
  }
}
