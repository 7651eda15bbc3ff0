package com.claresia.hub.application.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One tenant's units that wait to be committed, bounded by records and by bytes. Thread-safe. */
final class TenantQueue {
  private final ConcurrentLinkedQueue<Unit> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicInteger bytes = new AtomicInteger();
  private final AppendSettings settings;
  private final Meters meters;
  private volatile @Nullable Thread lingering;

  TenantQueue(AppendSettings settings, Meters meters) {
    this.settings = settings;
    this.meters = meters;
  }

  /** Lets the unit wait; false where there is no room. An empty queue takes any unit. */
  boolean offer(Unit unit) {
    boolean fits =
        grow(records, unit.records(), settings.queueRecords())
            && (grow(bytes, unit.bytes(), settings.queueBytes()) || refuse(unit));
    if (fits) {
      meters.queuedRecords.add(unit.records());
      meters.queuedBytes.add(unit.bytes());
      waiting.add(unit);
      wakeIfEnough();
    }
    return fits;
  }

  private void wakeIfEnough() {
    Thread committer = lingering;
    if (committer != null && fillsASegment()) {
      LockSupport.unpark(committer);
    }
  }

  private boolean fillsASegment() {
    return records.get() >= settings.segmentRecords() || bytes.get() >= settings.segmentBytes();
  }

  /**
   * Lets the longest waiting unit wait for others until a segment is full, at most as long as is
   * set, counted from when it was queued. For the committer only.
   */
  void linger() {
    Unit first = waiting.peek();
    long patience = settings.linger().toNanos();
    if (first == null || patience == 0) {
      return;
    }
    lingering = Thread.currentThread();
    long left = patience - first.ageNanos();
    while (left > 0 && !fillsASegment()) {
      LockSupport.parkNanos(this, left);
      left = patience - first.ageNanos();
    }
    lingering = null;
  }

  private static boolean grow(AtomicInteger level, int by, int limit) {
    int before = level.getAndAdd(by);
    if (before > 0 && before + by > limit) {
      level.addAndGet(-by);
      return false;
    }
    return true;
  }

  private boolean refuse(Unit unit) {
    records.addAndGet(-unit.records());
    return false;
  }

  /** Answers whoever has waited long enough; those who came first are first. */
  void answerOverdue(long nanoTime, AppendResult late) {
    for (Unit unit : waiting) {
      if (!unit.answerIfOverdue(nanoTime, late)) {
        return;
      }
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Fills {@code taken} up to what one segment holds, whole units only; those whose writer gave up
   * are left out. For the committer only.
   */
  List<Unit> take(List<Unit> taken) {
    int takenRecords = taken.stream().mapToInt(Unit::records).sum();
    int takenBytes = taken.stream().mapToInt(Unit::bytes).sum();
    for (Unit unit = waiting.peek(); unit != null; unit = waiting.peek()) {
      if (!unit.isAnswered()) {
        takenRecords += unit.records();
        takenBytes += unit.bytes();
        if (!taken.isEmpty() && isTooMuch(takenRecords, takenBytes)) {
          break;
        }
        taken.add(unit);
      }
      waiting.poll();
      leave(unit);
    }
    return taken;
  }

  private boolean isTooMuch(int segmentRecords, int segmentBytes) {
    return segmentRecords > settings.segmentRecords() || segmentBytes > settings.segmentBytes();
  }

  /** Takes everything. For the committer only. */
  List<Unit> takeAll() {
    List<Unit> taken = new ArrayList<>();
    for (Unit unit = waiting.poll(); unit != null; unit = waiting.poll()) {
      leave(unit);
      taken.add(unit);
    }
    return taken;
  }

  private void leave(Unit unit) {
    records.addAndGet(-unit.records());
    bytes.addAndGet(-unit.bytes());
    meters.queuedRecords.add(-unit.records());
    meters.queuedBytes.add(-unit.bytes());
  }
}
