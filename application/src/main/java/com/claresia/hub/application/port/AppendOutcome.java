package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.RecordId;
import java.util.Set;

/** What became of a {@link Segment}. */
public sealed interface AppendOutcome {
  /**
   * It is durable.
   *
   * @param head the chain's head after it
   */
  record Appended(ChainHead head) implements AppendOutcome {}

  /**
   * Another segment stands at its place: the row at {@code firstSeq} shows another commit id, or
   * the chain ends before it. Nothing of this one was stored.
   *
   * @param actual the head as it is now
   */
  record HeadMoved(ChainHead actual) implements AppendOutcome {}

  /**
   * Records below {@code firstSeq} have these ids already. Nothing of the segment was stored.
   *
   * @param ids every id of the segment that is taken, never empty
   */
  record DuplicateRecord(Set<RecordId> ids) implements AppendOutcome {
    /** Copies the set. */
    public DuplicateRecord {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * The answer was lost: it may be stored or not. The identical segment is to be sent again, and
   * never to be regrouped, until one of the other outcomes decides.
   *
   * @param cause why, in words fit for a log (no content, no secret)
   */
  record OutcomeUnknown(String cause) implements AppendOutcome {}
}
