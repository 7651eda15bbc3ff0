package com.claresia.hub.domain.verification;

import java.util.UUID;

/** Something that verification holds against a log, named as narrowly as its checkpoints allow. */
public sealed interface Finding {

  /** First place in the chain that is concerned. */
  long from();

  /** One past the last place concerned. */
  long to();

  /** What is wrong, in one line for a person; never any content. */
  String detail();

  /** One record. {@code id} is the one in the store's row. */
  record OfRecord(long seq, UUID id, Verdict verdict, String detail) implements Finding {
    @Override
    public long from() {
      return seq;
    }

    @Override
    public long to() {
      return seq + 1;
    }
  }

  /** A range of which it cannot be said which of its records is concerned, or all are. */
  record OfRange(long from, long to, Verdict verdict, String detail) implements Finding {}

  /**
   * Records that were lost in a restore, as an event {@code backup.records_lost} in the chain says:
   * they are {@link Verdict#MISSING}, and their hashes are proven.
   *
   * @param from first place lost
   * @param to one past the last
   * @param eventSeq place of the event
   * @param eventId its record id
   */
  record OfLoss(long from, long to, long eventSeq, UUID eventId) implements Finding {
    @Override
    public String detail() {
      return "lost in a restore, as backup.records_lost at seq " + eventSeq + " says";
    }
  }

  /** A range that no checkpoint vouches for; single records in it may be sound. */
  record Unanchored(long from, long to, String detail) implements Finding {}

  /** A checkpoint, kept or given, that does not hold. */
  record OfCheckpoint(long size, Verdict verdict, String detail) implements Finding {
    @Override
    public long from() {
      return 0;
    }

    @Override
    public long to() {
      return size;
    }
  }
}
