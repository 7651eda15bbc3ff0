package com.claresia.hub.domain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What events say was lost in restores, in bounded memory: the first thousand of them. */
final class Losses {
  private static final int BOUND = 1_000;

  private final List<Loss> losses = new ArrayList<>();

  /**
   * One event's word.
   *
   * @param from first place lost
   * @param to one past the last
   * @param eventSeq where the event stands
   * @param eventId its id
   */
  record Loss(long from, long to, long eventSeq, UUID eventId) {
    boolean covers(long seq) {
      return seq >= from && seq < to;
    }
  }

  /** Notes one that an event says; it can only tell of places before its own. */
  void add(Loss loss) {
    if (losses.size() < BOUND && loss.to() <= loss.eventSeq()) {
      losses.add(loss);
    }
  }

  void addAll(Losses others) {
    others.losses.forEach(this::add);
  }

  /** Those whose event can be relied on. */
  Losses where(Predicate<Loss> reliable) {
    Losses some = new Losses();
    losses.stream().filter(reliable).forEach(some::add);
    return some;
  }

  Optional<Loss> covering(long seq) {
    return losses.stream().filter(loss -> loss.covers(seq)).findFirst();
  }
}
