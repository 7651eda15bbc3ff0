package com.claresia.hub.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The processors' time of this process and of its children, which are PostgreSQL's. On a machine
 * that does other things as well it tells more than the time of day.
 */
final class CpuClock {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CpuClock() {}

  /** Nanoseconds since some moment; a child that ended in between is left out. */
  static long nanos() {
    return SYSTEM.getProcessCpuTime()
        + ProcessHandle.current()
            .descendants()
            .mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
  }
}
