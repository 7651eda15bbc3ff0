package com.claresia.hub.application.append;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that are stored together or not at all, and who waits for them. Some may turn out to be
 * stored already; then the rest is stored. Handed from the writer's thread to the committer's.
 */
final class Unit {
  private final List<Draft> drafts;
  private final @Nullable Receipt[] receipts;
  private final Answer answer;
  private final int bytes;
  private final long since = System.nanoTime();
  private boolean anyCreated;

  Unit(List<Draft> drafts, Answer answer) {
    this.drafts = drafts;
    this.receipts = new Receipt[drafts.size()];
    this.answer = answer;
    this.bytes = bytes(drafts);
  }

  private static int bytes(List<Draft> drafts) {
    int bytes = 0;
    for (Draft draft : drafts) {
      bytes += draft.record().canonical().length;
    }
    return bytes;
  }

  int records() {
    return drafts.size();
  }

  int bytes() {
    return bytes;
  }

  /** How long ago it came to be. */
  long ageNanos() {
    return System.nanoTime() - since;
  }

  boolean isAnswered() {
    return answer.isDone();
  }

  /** Answers its writer if it has waited long enough; whether it has. */
  boolean answerIfOverdue(long nanoTime, AppendResult late) {
    boolean overdue = answer.isOverdue(nanoTime);
    if (overdue) {
      answer.complete(late);
    }
    return overdue;
  }

  void answer(AppendResult result) {
    answer.complete(result);
  }

  /** Adds those that are not stored, as far as is known. */
  void addOpenTo(List<HubRecord> segment) {
    for (int i = 0; i < receipts.length; i++) {
      if (receipts[i] == null) {
        segment.add(drafts.get(i).record());
      }
    }
  }

  /** Whether none of its ids is in {@code ids}, which then gets them all. */
  boolean claims(Map<RecordId, Unit> ids) {
    for (Draft draft : drafts) {
      if (ids.containsKey(draft.record().id())) {
        return false;
      }
    }
    drafts.forEach(draft -> ids.put(draft.record().id(), this));
    return true;
  }

  /**
   * Takes receipts for its open records, committed from {@code seq} on; answers the place after.
   */
  long committedFrom(long seq) {
    long next = seq;
    for (int i = 0; i < receipts.length; i++) {
      if (receipts[i] == null) {
        HubRecord record = drafts.get(i).record();
        receipts[i] = Receipt.of(record.metadata(), record.provenanceHash(), next++);
      }
    }
    anyCreated = true;
    answerIfComplete();
    return next;
  }

  /** Holds its open records against stored ones of the same ids. */
  void settle(Map<RecordId, StoredRecord> known) {
    for (int i = 0; i < receipts.length && !isAnswered(); i++) {
      StoredRecord stored = known.get(drafts.get(i).record().id());
      if (receipts[i] == null && stored != null) {
        settle(i, Repetition.of(drafts.get(i), stored));
      }
    }
    answerIfComplete();
  }

  private void settle(int index, Repetition repetition) {
    switch (repetition) {
      case Repetition.Same(Receipt first) -> receipts[index] = first;
      case Repetition.Other(AppendResult refusal) -> answer(refusal);
    }
  }

  private void answerIfComplete() {
    List<Receipt> all = new ArrayList<>(receipts.length);
    for (Receipt receipt : receipts) {
      if (receipt == null) {
        return;
      }
      all.add(receipt);
    }
    answer(anyCreated ? new AppendResult.Created(all) : new AppendResult.Replayed(all));
  }

  /** Its records as stored ones, after {@link #committedFrom}. */
  void addStoredTo(Map<RecordId, StoredRecord> known) {
    for (int i = 0; i < receipts.length; i++) {
      Receipt receipt = receipts[i];
      if (receipt != null) {
        known.putIfAbsent(receipt.recordId(), stored(drafts.get(i).record(), receipt.seq()));
      }
    }
  }

  private static StoredRecord stored(HubRecord record, long seq) {
    return new StoredRecord(
        seq,
        record.id(),
        record.provenanceHash(),
        record.requestDigest(),
        Optional.of(record.canonical()));
  }

  @Override
  public String toString() {
    return "Unit" + Arrays.toString(receipts);
  }
}
