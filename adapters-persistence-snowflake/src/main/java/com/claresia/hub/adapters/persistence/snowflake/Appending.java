package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import java.sql.SQLException;

/**
 * Appends. What a failure means is never read from its code: the row at the segment's first place
 * is asked who wrote it ({@link Deciding}).
 */
final class Appending {
  private static final String NOT_FREE =
      "the place was not free, or the tenant's head row is not where its log ends";

  private final Sessions sessions;
  private final Reading reading;
  private final SeenEnds seen;
  private final Deciding deciding;
  private final SegmentInsert insert;

  Appending(Sessions sessions, Reading reading, SeenEnds seen, SegmentInsert insert) {
    this.sessions = sessions;
    this.reading = reading;
    this.seen = seen;
    this.deciding = new Deciding(sessions, reading);
    this.insert = insert;
  }

  /** Puts a segment in its place, whole or not at all. */
  interface SegmentInsert {
    /** False where the place was not free and nothing was stored. */
    boolean into(Session session, Segment segment) throws SQLException;
  }

  AppendOutcome append(Segment segment) {
    try {
      return isBeyondTheEnd(segment)
          ? new HeadMoved(reading.head(segment.tenant()))
          : insertOrDecide(segment);
    } catch (StoreUnavailable e) {
      return new OutcomeUnknown(String.valueOf(e.getMessage()));
    }
  }

  /** Asks only if the row before it was not seen yet, which it was by whoever knows the head. */
  private boolean isBeyondTheEnd(Segment segment) {
    return !seen.reaches(segment.tenant(), segment.firstSeq())
        && reading.head(segment.tenant()).size() < segment.firstSeq();
  }

  private AppendOutcome insertOrDecide(Segment segment) {
    try {
      boolean stored = sessions.write(segment.tenant(), session -> insert.into(session, segment));
      return stored ? appended(segment) : deciding.decide(segment, NOT_FREE);
    } catch (SQLException e) {
      return deciding.decide(segment, sessions.failures().describe(e));
    }
  }

  private AppendOutcome appended(Segment segment) {
    seen.reached(segment.tenant(), segment.nextSeq());
    return new Appended(ChainHead.of(segment.frontierAfter()));
  }
}
