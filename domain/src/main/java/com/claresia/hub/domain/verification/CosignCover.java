package com.claresia.hub.domain.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * How far cosignatures reach, over checkpoints that hold. Each witness may have cosigned another
 * checkpoint: records are covered as far as enough of them reach.
 *
 * @param witnesses whose cosignatures are asked for
 * @param validTo the size up to which as many witnesses as needed have cosigned
 * @param invalidTo size of the largest checkpoint with a failing line
 * @param newest the moment since which as many witnesses as needed have cosigned
 */
record CosignCover(Witnesses witnesses, long validTo, long invalidTo, Optional<Instant> newest) {

  static CosignCover of(Witnesses witnesses, Collection<Anchor> held) {
    return new CosignCover(
        witnesses,
        reachedByEnough(witnesses, held, (anchor, time) -> anchor.size()).orElse(0L),
        held.stream()
            .filter(a -> a.cosigning() == Anchor.Cosigning.INVALID)
            .mapToLong(Anchor::size)
            .max()
            .orElse(0),
        reachedByEnough(witnesses, held, (anchor, time) -> time));
  }

  /** The best of each witness; of these the one that as many as needed come up to. */
  private static <T extends Comparable<T>> Optional<T> reachedByEnough(
      Witnesses witnesses, Collection<Anchor> held, BiFunction<Anchor, Instant, T> what) {
    return IntStream.range(0, witnesses.keys().size())
        .boxed()
        .flatMap(i ->
            held.stream()
                .flatMap(a -> a.cosigned().get(i).map(time -> what.apply(a, time)).stream())
                .max(Comparator.naturalOrder())
                .stream())
        .sorted(Comparator.reverseOrder())
        .skip(Math.max(0, witnesses.needed() - 1))
        .findFirst();
  }

  /** What cosigning makes of the sound records in a window that a checkpoint holds. */
  Verdict verdict(Window window) {
    if (witnesses.isNobody() || window.end() <= validTo) {
      return Verdict.VALID;
    }
    return window.end() <= invalidTo ? Verdict.COSIGN_INVALID : Verdict.COSIGN_PENDING;
  }

  /** What is said of records that are pending. */
  String pending() {
    return witnesses.needed() == 1
        ? "no cosignature covers these records"
        : "fewer than %d of %d witnesses have cosigned these records"
            .formatted(witnesses.needed(), witnesses.keys().size());
  }
}
