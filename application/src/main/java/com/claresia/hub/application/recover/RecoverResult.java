package com.claresia.hub.application.recover;

import com.claresia.hub.domain.record.RecordId;

/** What became of a recovery. */
public sealed interface RecoverResult {
  /**
   * The log goes on from what was witnessed; it holds hashes in place of the records that were
   * lost, and says so.
   *
   * @param lost the places of the records that were lost
   * @param checkpointSize size of the cosigned checkpoint to which they lead
   * @param eventSeq place of the event {@code backup.records_lost}, which names them
   * @param eventId its id
   */
  record Recovered(Lost lost, long checkpointSize, long eventSeq, RecordId eventId)
      implements RecoverResult {}

  /**
   * What {@link RecoverLog#check} answers where {@link RecoverLog#recover} would recover.
   *
   * @param lost the places of the records that were lost
   * @param checkpointSize size of the cosigned checkpoint to which they lead
   */
  record Recoverable(Lost lost, long checkpointSize) implements RecoverResult {}

  /**
   * The store has all that was acknowledged. No record was written; the cosigned checkpoint is kept
   * where it was not.
   *
   * @param size of the log
   */
  record NothingLost(long size) implements RecoverResult {}

  /**
   * The log in the store is another than the one that was acknowledged: records were written to it
   * after the restore, or it was altered. Nothing was written. Restore it again, and recover before
   * anything is written.
   *
   * @param seq the first place that differs
   */
  record Forked(long seq) implements RecoverResult {}

  /**
   * What the control plane says cannot be relied on, or somebody else writes to this log. Whatever
   * was written until then led to the cosigned checkpoint.
   *
   * @param reason for people
   */
  record Refused(String reason) implements RecoverResult {}

  /**
   * Places of records that were lost.
   *
   * @param firstSeq the first
   * @param lastSeq the last
   */
  record Lost(long firstSeq, long lastSeq) {
    /** How many. */
    public long count() {
      return lastSeq - firstSeq + 1;
    }
  }
}
