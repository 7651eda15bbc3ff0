package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which checkpoints are kept: all of the last day, before that the last one of each hour. */
final class Thinning {
  private static final Duration KEPT_WHOLE = Duration.ofDays(1);

  private Thinning() {}

  /** The sizes of those that can go. */
  static List<Long> surplus(List<StoredCheckpoint> all, Instant now) {
    Instant dayAgo = now.minus(KEPT_WHOLE);
    List<StoredCheckpoint> old = all.stream().filter(c -> c.issuedAt().isBefore(dayAgo)).toList();
    Map<Instant, Long> lastOfHour =
        old.stream().collect(Collectors.toMap(Thinning::hour, StoredCheckpoint::size, Math::max));
    Set<Long> kept = Set.copyOf(lastOfHour.values());
    return old.stream().map(StoredCheckpoint::size).filter(size -> !kept.contains(size)).toList();
  }

  static Instant hour(StoredCheckpoint checkpoint) {
    return checkpoint.issuedAt().truncatedTo(ChronoUnit.HOURS);
  }
}
