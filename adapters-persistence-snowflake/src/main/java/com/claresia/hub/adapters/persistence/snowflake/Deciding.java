package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.RecordId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what became of a segment, from what is stored. */
final class Deciding {
  private final Sessions sessions;
  private final Reading reading;

  Deciding(Sessions sessions, Reading reading) {
    this.sessions = sessions;
    this.reading = reading;
  }

  /** A row, and the commit that began with it, if one did. */
  private record Place(long seq, Optional<String> commitId) {}

  /**
   * What became of it: stored, if the row at its first place carries its commit id; another's
   * place, if that row carries another or none, or if the chain ends before; refused for known ids,
   * if there are any below; not known otherwise, so that it is to be sent again.
   *
   * @param cause why it is asked, in words fit for a log
   */
  AppendOutcome decide(Segment segment, String cause) {
    List<Place> places = places(segment);
    List<Place> taken = places.stream().filter(p -> p.seq() == segment.firstSeq()).toList();
    if (taken.stream().anyMatch(place -> isOf(segment, place))) {
      return new Appended(ChainHead.of(segment.frontierAfter()));
    }
    boolean follows = segment.firstSeq() == 0 || places.size() > taken.size();
    return taken.isEmpty() && follows ? undecided(segment, cause) : moved(segment, cause);
  }

  private static boolean isOf(Segment segment, Place place) {
    return place.commitId().filter(segment.commitId().toString()::equals).isPresent();
  }

  private List<Place> places(Segment segment) {
    return sessions.ask(
        segment.tenant(),
        session ->
            session.rows(
                Sql.COMMITS_AT.text(),
                row -> new Place(row.getLong(1), Optional.ofNullable(row.getString(2))),
                segment.tenant().value(),
                segment.firstSeq() - 1,
                segment.firstSeq()));
  }

  private AppendOutcome undecided(Segment segment, String cause) {
    Set<RecordId> known = known(segment);
    return known.isEmpty() ? new OutcomeUnknown(cause) : new DuplicateRecord(known);
  }

  private Set<RecordId> known(Segment segment) {
    ManyBinds binds =
        new ManyBinds(
            List.of(segment.tenant().value(), segment.firstSeq()), new SegmentRows(segment).ids());
    return sessions
        .ask(
            segment.tenant(),
            session -> session.rows(binds.in(Sql.TAKEN), row -> Reading.text(row, 1), binds.all()))
        .stream()
        .flatMap(text -> RecordId.parse(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The head as it is; unless it is where it was said to be, which would be asked for ever. */
  private AppendOutcome moved(Segment segment, String cause) {
    ChainHead head = reading.head(segment.tenant());
    return head.size() == segment.firstSeq() ? new OutcomeUnknown(cause) : new HeadMoved(head);
  }
}
