package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.CompactRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import java.util.Optional;

/** Neighbouring leaves of which the same can be said, folded into compact ranges. */
sealed interface Stretch {

  long begin();

  long end();

  /** Content and stored hash agree, or there is only the stored hash. */
  record Agreed(CompactRange range) implements Stretch {
    @Override
    public long begin() {
      return range.begin();
    }

    @Override
    public long end() {
      return range.end();
    }
  }

  /** Content and stored hash differ: the log had one or the other. */
  record Disputed(CompactRange content, CompactRange stored) implements Stretch {
    @Override
    public long begin() {
      return content.begin();
    }

    @Override
    public long end() {
      return content.end();
    }
  }

  /** Nothing is stored at these places. */
  record Absent(long begin, long end) implements Stretch {}

  /** Both as one, where they are neighbours of one kind. */
  static Optional<Stretch> merge(Stretch left, Stretch right) {
    return switch (left) {
      case Agreed(CompactRange range) ->
          right instanceof Agreed(CompactRange next)
              ? Optional.of(new Agreed(range.merge(next)))
              : Optional.empty();
      case Disputed(CompactRange content, CompactRange stored) ->
          right instanceof Disputed(CompactRange nextContent, CompactRange nextStored)
              ? Optional.of(new Disputed(content.merge(nextContent), stored.merge(nextStored)))
              : Optional.empty();
      case Absent(long begin, long end) ->
          right instanceof Absent(long next, long last) && next == end
              ? Optional.of(new Absent(begin, last))
              : Optional.empty();
    };
  }

  /** The absent leaves as a cache remembers them; empty where it does not, or they are too many. */
  static Optional<CompactRange> remembered(Absent absent, LeafHints hints) {
    if (absent.end() - absent.begin() > 10_000) {
      return Optional.empty();
    }
    RangeBuilder builder = RangeBuilder.at(absent.begin());
    for (long seq = absent.begin(); seq < absent.end(); seq++) {
      Optional<Hash> hash = hints.leafHash(seq);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      builder.append(hash.get());
    }
    return Optional.of(builder.toRange());
  }
}
