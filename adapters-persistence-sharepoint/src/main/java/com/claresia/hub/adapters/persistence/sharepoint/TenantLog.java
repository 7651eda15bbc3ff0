package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One tenant's log as this process knows it: one writer at a time, any number of readers. What
 * other processes wrote is seen when a place turns out to be taken, and else after a while.
 */
final class TenantLog {
  private final TenantId tenant;
  private final long freshNanos;
  private final LogIndex index;
  private final IndexRuns runs;
  private final CatchUp catchUp;
  private final Committing committing;
  private final HeadHint hint;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile LogEnd end = LogEnd.empty();
  private volatile long checkedAt;
  private volatile boolean isOpen;

  /** Where a log was said to end, by whatever is kept of that. */
  interface HeadHint {
    /** At least so many records there were. */
    long size(TenantId tenant);
  }

  TenantLog(TenantId tenant, Segments segments, Path directory, Duration refresh, HeadHint hint) {
    this.tenant = tenant;
    this.freshNanos = refresh.toNanos();
    this.index = new LogIndex(directory);
    this.runs = new IndexRuns(tenant, segments, index);
    this.catchUp = new CatchUp(tenant, segments, index);
    this.committing = new Committing(tenant, segments);
    this.hint = hint;
  }

  TenantId tenant() {
    return tenant;
  }

  /** The index, as far as is known now without asking again. */
  LogIndex index() {
    return index;
  }

  /** The end, as far as is known now without asking again. */
  LogEnd known() {
    return end;
  }

  /** The head, hardly older than asked. */
  ChainHead head() {
    refresh();
    return end.head();
  }

  /** Sees what others wrote, unless that was looked at just now. */
  void refresh() {
    if (!isFresh() && (!isOpen || !writing.isLocked())) {
      locked(() -> {
        if (!isFresh()) {
          follow();
        }
        return end;
      });
    }
  }

  private boolean isFresh() {
    return isOpen && System.nanoTime() - checkedAt < freshNanos;
  }

  /** Sees what others wrote, now. */
  void refreshNow() {
    locked(() -> {
      follow();
      return end;
    });
  }

  private <T> T locked(Supplier<T> work) {
    writing.lock();
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  private void follow() {
    if (!isOpen && index.size() == 0) {
      end = runs.restore();
    }
    try {
      advance(catchUp.from(end));
    } catch (StoreUnavailable e) {
      throw stoppedAt(e);
    }
    if (!isOpen) {
      open();
    }
    checkedAt = System.nanoTime();
  }

  // What the index took in is true, though the log could not be followed to its end.
  private StoreUnavailable stoppedAt(StoreUnavailable e) {
    catchUp.reached().ifPresent(this::advance);
    return e;
  }

  private void advance(LogEnd reached) {
    end = reached;
  }

  private void open() {
    catchUp.refuseGap(end);
    long claimed = hint.size(tenant);
    if (end.size() < claimed) {
      throw Segments.damaged(
          tenant,
          end.size(),
          "it is not there, and the log once had %d records".formatted(claimed));
    }
    isOpen = true;
  }

  /** Commits a segment in the one place where it may stand. */
  AppendOutcome append(Segment segment) {
    return locked(() -> {
      if (!isOpen || end.size() < segment.firstSeq()) {
        follow();
      }
      return end.size() == segment.firstSeq() ? take(segment) : compare(segment);
    });
  }

  private AppendOutcome compare(Segment segment) {
    boolean isOurs =
        end.size() > segment.firstSeq()
            && index.isSegment(segment.firstSeq())
            && committing.isAt(segment);
    return isOurs
        ? new AppendOutcome.Appended(ChainHead.of(segment.frontierAfter()))
        : new AppendOutcome.HeadMoved(end.head());
  }

  private AppendOutcome take(Segment segment) {
    var taken = committing.known(segment, index);
    if (!taken.isEmpty()) {
      return new AppendOutcome.DuplicateRecord(taken);
    }
    return switch (committing.put(segment, end)) {
      case Committing.Put.Ours(LogEnd after) -> {
        index.add(segment.firstSeq(), SegmentRows.of(segment));
        advance(after);
        checkedAt = System.nanoTime();
        yield new AppendOutcome.Appended(after.head());
      }
      case Committing.Put.Anothers anothers -> {
        follow();
        yield compareAfterLoss(segment);
      }
      case Committing.Put.Open(String cause) -> new AppendOutcome.OutcomeUnknown(cause);
    };
  }

  // A place that was taken and cannot be read yet is decided when the segment is sent again.
  private AppendOutcome compareAfterLoss(Segment segment) {
    return end.size() > segment.firstSeq()
        ? compare(segment)
        : new AppendOutcome.OutcomeUnknown("the place is taken, and cannot be read yet by whom");
  }

  /** Writes the runs of the index that are due. */
  void keepIndex() {
    LogEnd now = end;
    while (isOpen && runs.isDue(now.size())) {
      runs.write(now);
    }
  }
}
