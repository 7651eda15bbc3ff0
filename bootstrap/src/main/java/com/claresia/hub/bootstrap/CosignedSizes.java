package com.claresia.hub.bootstrap;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How far each log is cosigned, for whoever waits for it. Thread-safe. */
final class CosignedSizes {
  private final Map<TenantId, Long> sizes = new HashMap<>();

  synchronized void reached(TenantId tenant, long size) {
    sizes.merge(tenant, size, Math::max);
    notifyAll();
  }

  /** Waits until the first {@code size} records are cosigned; false if that takes too long. */
  synchronized boolean await(TenantId tenant, long size, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (sizes.getOrDefault(tenant, 0L) < size) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
