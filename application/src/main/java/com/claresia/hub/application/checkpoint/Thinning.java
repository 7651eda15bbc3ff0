package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checkpoints are kept: all of the last day, before that one of each hour, which is the last
 * cosigned one or, where none is, the last.
 */
final class Thinning {
  private static final Duration KEPT_WHOLE = Duration.ofDays(1);

  private Thinning() {}

  /** The sizes of those that can go. */
  static List<Long> surplus(
      List<StoredCheckpoint> all, Instant now, Predicate<StoredCheckpoint> cosigned) {
    Instant dayAgo = now.minus(KEPT_WHOLE);
    return all.stream()
        .filter(c -> c.issuedAt().isBefore(dayAgo))
        .collect(Collectors.groupingBy(Thinning::hour))
        .values()
        .stream()
        .flatMap(ofHour -> surplusOf(ofHour, cosigned))
        .sorted()
        .toList();
  }

  // Signatures are checked from the last one backwards, so that hardly any are.
  private static Stream<Long> surplusOf(
      Collection<StoredCheckpoint> ofHour, Predicate<StoredCheckpoint> cosigned) {
    if (ofHour.size() == 1) {
      return Stream.empty();
    }
    List<StoredCheckpoint> lastFirst =
        ofHour.stream()
            .sorted(Comparator.comparingLong(StoredCheckpoint::size).reversed())
            .toList();
    long kept = lastFirst.stream().filter(cosigned).findFirst().orElse(lastFirst.getFirst()).size();
    return lastFirst.stream().map(StoredCheckpoint::size).filter(size -> size != kept);
  }

  static Instant hour(StoredCheckpoint checkpoint) {
    return checkpoint.issuedAt().truncatedTo(ChronoUnit.HOURS);
  }
}
