package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.CompactRange;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.verification.Stretch.Absent;
import com.claresia.hub.domain.verification.Stretch.Agreed;
import com.claresia.hub.domain.verification.Stretch.Disputed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way in which stretches lead from a trusted frontier to a checkpoint: for each dispute, whether
 * content or stored hash was right.
 */
record Solution(
    Anchor anchor, Frontier frontier, List<Disputed> contentRight, List<Disputed> hashRight) {
  private static final int TRIED_DISPUTES = 6;
  static final int TRIED_STRETCHES = 2_500;

  Solution {
    contentRight = List.copyOf(contentRight);
    hashRight = List.copyOf(hashRight);
  }

  /** Tries the ways there are, all of them where disputes are few; empty where none leads there. */
  static Optional<Solution> find(
      Frontier from, List<Stretch> stretches, List<Anchor> anchors, LeafHints hints) {
    if (anchors.isEmpty() || stretches.size() > TRIED_STRETCHES) {
      return Optional.empty();
    }
    List<Stretch> present = new ArrayList<>();
    for (Stretch stretch : stretches) {
      Optional<Stretch> filled = fill(stretch, hints);
      if (filled.isEmpty()) {
        return Optional.empty();
      }
      present.add(filled.get());
    }
    return tryAll(from, present, anchors);
  }

  private static Optional<Stretch> fill(Stretch stretch, LeafHints hints) {
    return switch (stretch) {
      case Agreed agreed -> Optional.of(agreed);
      case Disputed disputed -> Optional.of(disputed);
      case Absent absent -> Stretch.remembered(absent, hints).map(Agreed::new);
    };
  }

  private static Optional<Solution> tryAll(
      Frontier from, List<Stretch> stretches, List<Anchor> anchors) {
    long disputes = stretches.stream().filter(Disputed.class::isInstance).count();
    long last = disputes <= TRIED_DISPUTES ? (1L << disputes) - 1 : 1;
    for (long choice = 0; choice <= last; choice++) {
      long bits = disputes <= TRIED_DISPUTES ? choice : -choice;
      Optional<Solution> solution = tryOne(from, stretches, anchors, bits);
      if (solution.isPresent()) {
        return solution;
      }
    }
    return Optional.empty();
  }

  private static Optional<Solution> tryOne(
      Frontier from, List<Stretch> stretches, List<Anchor> anchors, long hashRightBits) {
    RangeBuilder log = RangeBuilder.from(from);
    List<Disputed> contentRight = new ArrayList<>();
    List<Disputed> hashRight = new ArrayList<>();
    long bits = hashRightBits;
    for (Stretch stretch : stretches) {
      log.append(side(stretch, bits));
      if (stretch instanceof Disputed disputed) {
        ((bits & 1) == 1 ? hashRight : contentRight).add(disputed);
        bits >>= 1;
      }
    }
    Frontier reached = log.toFrontier();
    Hash root = reached.root();
    return anchors.stream()
        .filter(anchor -> anchor.root().equals(root))
        .findFirst()
        .map(anchor -> new Solution(anchor, reached, contentRight, hashRight));
  }

  private static CompactRange side(Stretch stretch, long bits) {
    return switch (stretch) {
      case Agreed(CompactRange range) -> range;
      case Disputed(CompactRange content, CompactRange stored) ->
          (bits & 1) == 1 ? stored : content;
      case Absent absent -> throw new IllegalStateException("absent leaves were not filled in");
    };
  }
}
