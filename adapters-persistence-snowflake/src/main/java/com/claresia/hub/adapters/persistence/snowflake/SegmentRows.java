package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A segment's rows, in the order of the columns in {@link Sql#APPEND}.
 *
 * @param segment to be inserted
 */
record SegmentRows(Segment segment) {
  private static final String PLAIN = "plain";

  /** What is bound for each row. */
  List<@Nullable Object[]> binds() {
    return IntStream.range(0, segment.records().size()).mapToObj(this::row).toList();
  }

  private @Nullable Object[] row(int index) {
    HubRecord record = segment.records().get(index);
    RecordMetadata metadata = record.metadata();
    boolean isLast = index == segment.records().size() - 1;
    return new @Nullable Object[] {
      segment.tenant().value(),
      segment.firstSeq() + index,
      record.id().toString(),
      record.provenanceHash().toByteArray(),
      record.requestDigest().toByteArray(),
      index == 0 ? segment.commitId().toString() : null,
      isLast ? segment.frontierAfter().encode() : null,
      metadata.type().wireName(),
      PLAIN,
      Times.text(metadata.occurredAt()),
      Times.text(metadata.recordedAt()),
      metadata.actor().kind().wireName(),
      metadata.actor().id(),
      onBehalfOf(metadata, actor -> actor.kind().wireName()),
      onBehalfOf(metadata, Actor::id),
      orNull(metadata.skillId()),
      orNull(metadata.archetypeId()),
      orNull(metadata.invocationId()),
      metadata.derivedFrom().isEmpty() ? null : joined(metadata.derivedFrom()),
      new String(record.canonical(), StandardCharsets.UTF_8)
    };
  }

  private static @Nullable String onBehalfOf(
      RecordMetadata metadata, Function<Actor, String> part) {
    return orNull(metadata.onBehalfOf().map(part));
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }

  /** Ids as they are stored together. */
  static String joined(Collection<RecordId> ids) {
    return String.join(",", ids.stream().map(RecordId::toString).toList());
  }

  /** The ids of all of them. */
  List<String> ids() {
    return segment.records().stream().map(record -> record.id().toString()).toList();
  }
}
