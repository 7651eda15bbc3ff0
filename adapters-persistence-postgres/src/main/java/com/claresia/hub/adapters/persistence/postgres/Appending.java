package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.telemetry.Measurement;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Appends, each in one statement, which is one transaction and one round trip: nothing is ever left
 * half-way between two messages.
 *
 * <p>The primary key (tenant_id, seq) lets one segment take a place. That no place is left out is
 * seen to by the statement itself: it inserts nothing unless the row before {@code firstSeq} is
 * there. Under READ COMMITTED this cannot go stale, for rows of {@code log_entry} are never deleted
 * or changed; and what another transaction has not committed yet is not seen, so that nothing is
 * ever built upon a segment that may still be undone.
 */
final class Appending {
  private static final String COMMIT_AT =
      "SELECT r.commit_id FROM "
          + Database.FOR_TENANT
          + ", LATERAL (SELECT e.commit_id FROM hub.log_entry e"
          + " WHERE e.tenant_id = t.tenant_id AND e.seq = ? OFFSET 0) r";

  private static final String TAKEN =
      "SELECT r.record_id FROM "
          + Database.FOR_TENANT
          + ", unnest(?::uuid[]) i(id), LATERAL (SELECT e.record_id, e.seq FROM hub.log_entry e"
          + " WHERE e.tenant_id = t.tenant_id AND e.record_id = i.id OFFSET 0) r WHERE r.seq < ?";

  private final Database database;
  private final Reading reading;

  Appending(Database database, Reading reading) {
    this.database = database;
    this.reading = reading;
  }

  AppendOutcome append(Segment segment) {
    try {
      long inserted = insert(segment);
      return inserted == 0
          ? new HeadMoved(reading.head(segment.tenant()))
          : new Appended(ChainHead.of(segment.frontierAfter()));
    } catch (DbClientException e) {
      return Failures.isUniqueViolation(e) ? refused(segment, e) : unknown(Failures.describe(e));
    } catch (StoreUnavailable e) {
      return unknown(String.valueOf(e.getMessage()));
    }
  }

  private static OutcomeUnknown unknown(String cause) {
    return new OutcomeUnknown(cause);
  }

  private long insert(Segment segment) {
    SegmentColumns columns = new SegmentColumns(segment);
    List<@Nullable Object> parameters = new ArrayList<>(24);
    Collections.addAll(
        parameters,
        segment.tenant().value(),
        segment.firstSeq(),
        segment.nextSeq() - 1,
        segment.commitId(),
        segment.frontierAfter().encode());
    if (columns.hasBareLeaves()) {
      parameters.add(columns.contentPlaces());
    }
    addContent(columns, parameters);
    if (columns.hasMeasurements()) {
      addMeasurements(columns, parameters);
    }
    if (columns.hasEdges()) {
      Collections.addAll(parameters, columns.edgePlaces(), columns.edgeTargets());
    }
    Collections.addAll(parameters, columns.ids(), columns.hashes(), columns.digests());
    return database.change(AppendStatement.of(columns), parameters);
  }

  private static void addMeasurements(SegmentColumns columns, List<@Nullable Object> parameters) {
    Collections.addAll(
        parameters,
        columns.measured(Measurement::success, Boolean[]::new),
        columns.measured(Measurement::latencyMs, Long[]::new),
        columns.measured(Measurement::tokensIn, Long[]::new),
        columns.measured(Measurement::tokensOut, Long[]::new),
        columns.measured(Measurement::costUsdEstimate, Double[]::new));
  }

  private static void addContent(SegmentColumns columns, List<@Nullable Object> parameters) {
    Collections.addAll(
        parameters,
        columns.texts(m -> Optional.of(m.type().wireName())),
        columns.occurredAt(),
        columns.recordedAt(),
        columns.texts(m -> Optional.of(m.actor().kind().wireName())),
        columns.texts(m -> Optional.of(m.actor().id())),
        columns.texts(SegmentColumns.onBehalfOf(a -> a.kind().wireName())),
        columns.texts(SegmentColumns.onBehalfOf(Actor::id)),
        columns.texts(RecordMetadata::skillId),
        columns.texts(RecordMetadata::archetypeId),
        columns.texts(RecordMetadata::invocationId),
        columns.derivedFrom(),
        columns.contents());
  }

  /** A key was taken: by this very segment before, by another in its place, or by known ids. */
  private AppendOutcome refused(Segment segment, DbClientException refusal) {
    Optional<DbRow> atPlace = database.row(COMMIT_AT, segment.tenant().value(), segment.firstSeq());
    if (atPlace.isPresent()) {
      boolean own = segment.commitId().equals(atPlace.get().column(1).get(UUID.class));
      return own
          ? new Appended(ChainHead.of(segment.frontierAfter()))
          : new HeadMoved(reading.head(segment.tenant()));
    }
    Set<RecordId> taken = taken(segment);
    return taken.isEmpty() ? unknown(Failures.describe(refusal)) : new DuplicateRecord(taken);
  }

  private Set<RecordId> taken(Segment segment) {
    String[] ids = new SegmentColumns(segment).ids();
    return database.rows(TAKEN, segment.tenant().value(), ids, segment.firstSeq()).stream()
        .map(row -> new RecordId(row.column(1).get(UUID.class)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
