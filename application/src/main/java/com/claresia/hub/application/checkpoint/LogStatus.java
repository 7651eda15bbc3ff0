package com.claresia.hub.application.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * How far the logs of this process's tenants are signed, for metrics; it names no tenant.
 *
 * @param records in all of their logs
 * @param unsignedFor how long the records that wait longest for a checkpoint have waited; zero
 *     where every log is signed to its head
 */
public record LogStatus(long records, Duration unsignedFor) {
  static LogStatus of(Collection<Signed> logs, Instant now) {
    return new LogStatus(
        logs.stream().mapToLong(Signed::records).sum(),
        logs.stream()
            .map(log -> log.unsignedFor(now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO));
  }
}
