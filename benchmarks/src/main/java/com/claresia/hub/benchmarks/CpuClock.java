package com.claresia.hub.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The processors' time of this process and of PostgreSQL, which is nobody's child once it has
 * started. On a machine that does other things as well it tells more than the time of day; another
 * PostgreSQL that is busy would count too.
 */
final class CpuClock {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CpuClock() {}

  /** Nanoseconds since some moment; a server process that ended in between is left out. */
  static long nanos() {
    return SYSTEM.getProcessCpuTime()
        + ProcessHandle.allProcesses()
            .filter(CpuClock::isPostgres)
            .mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(path -> path.endsWith("/postgres")).isPresent();
  }
}
