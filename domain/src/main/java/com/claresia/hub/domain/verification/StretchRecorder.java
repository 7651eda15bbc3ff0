package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.RangeBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds leaves into stretches as they come. Beyond a bound, further stretches are taken together
 * with the last one, which loses narrowness and nothing else.
 */
final class StretchRecorder {
  private static final int BOUND = 1_000;

  private final List<Stretch> done = new ArrayList<>();
  private long next;
  private @Nullable RangeBuilder content;
  private @Nullable RangeBuilder stored;
  private long absentFrom = -1;

  StretchRecorder(long begin) {
    this.next = begin;
  }

  /** The next leaf, whose content, if any, agrees with its hash. */
  void agree(byte[] hash, int offset) {
    if ((absentFrom >= 0 || stored != null) && !isFull()) {
      close();
    }
    if (absentFrom < 0) {
      contentBuilder().appendData(hash, offset);
      if (stored != null) {
        stored.appendData(hash, offset);
      }
    }
    next++;
  }

  /** The next leaf, whose content hashes to something else than is stored. */
  void dispute(byte[] ofContent, int contentOffset, byte[] ofStore, int storeOffset) {
    if (absentFrom >= 0 && isFull()) {
      next++;
      return;
    }
    if (stored == null) {
      close();
      stored = RangeBuilder.at(next);
    }
    contentBuilder().appendData(ofContent, contentOffset);
    stored.appendData(ofStore, storeOffset);
    next++;
  }

  /** Nothing is stored from the next leaf up to {@code to}. */
  void absent(long to) {
    if (absentFrom < 0) {
      close();
      absentFrom = next;
    }
    next = to;
  }

  /** The stretches since the last call; the next one begins here. */
  List<Stretch> cut() {
    close();
    List<Stretch> stretches = List.copyOf(done);
    done.clear();
    return stretches;
  }

  private boolean isFull() {
    return done.size() >= BOUND;
  }

  private RangeBuilder contentBuilder() {
    if (content == null) {
      content = RangeBuilder.at(next);
    }
    return content;
  }

  private void close() {
    if (absentFrom >= 0) {
      done.add(new Stretch.Absent(absentFrom, next));
    } else if (content != null && stored != null) {
      done.add(new Stretch.Disputed(content.toRange(), stored.toRange()));
    } else if (content != null) {
      done.add(new Stretch.Agreed(content.toRange()));
    }
    absentFrom = -1;
    content = null;
    stored = null;
  }
}
