package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.RecordMetadata;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A query's criteria, twice: as a first look at the index's rows, which may let through what only
 * looks alike, and as the judgement of the record itself.
 */
final class Criteria implements LogIndex.RowFilter {
  private final TimelineQuery query;
  private final long type;
  private final long actor;
  private final long onBehalfOf;
  private final long skill;
  private final long from;
  private final long to;

  Criteria(TimelineQuery query) {
    this.query = query;
    this.type = IndexRow.code(query.type().map(t -> t.wireName()));
    this.actor = IndexRow.code(query.actor());
    this.onBehalfOf = IndexRow.code(query.onBehalfOf());
    this.skill = IndexRow.code(query.skillId());
    this.from = query.from().map(f -> f.toEpochMilli()).orElse(Long.MIN_VALUE);
    this.to = query.to().map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE);
  }

  @Override
  public boolean passes(ByteBuffer rows, int at) {
    long occurred = rows.getLong(at + IndexRow.OCCURRED);
    return rows.getLong(at + IndexRow.TYPE) != 0
        && occurred >= from
        && occurred <= to
        && is(type, rows, at + IndexRow.TYPE)
        && is(actor, rows, at + IndexRow.ACTOR)
        && is(onBehalfOf, rows, at + IndexRow.ON_BEHALF_OF)
        && is(skill, rows, at + IndexRow.SKILL);
  }

  private static boolean is(long asked, ByteBuffer rows, int at) {
    return asked == 0 || rows.getLong(at) == asked;
  }

  /** Whether a record is asked for. */
  boolean holdFor(RecordMetadata record) {
    return query.type().stream().allMatch(record.type()::equals)
        && query.actor().stream().allMatch(record.actor().id()::equals)
        && isEqual(query.onBehalfOf(), record.onBehalfOf().map(Actor::id))
        && isEqual(query.skillId(), record.skillId())
        && query.from().stream().noneMatch(record.occurredAt()::isBefore)
        && query.to().stream().allMatch(record.occurredAt()::isBefore);
  }

  private static boolean isEqual(Optional<String> asked, Optional<String> found) {
    return asked.isEmpty() || asked.equals(found);
  }
}
