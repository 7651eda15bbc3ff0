package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
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
  private static final int COLUMNS = 20;

  /** What is bound for each row. */
  List<@Nullable Object[]> binds() {
    return IntStream.range(0, segment.leaves().size()).mapToObj(this::row).toList();
  }

  private @Nullable Object[] row(int index) {
    Leaf leaf = segment.leaves().get(index);
    boolean isLast = index == segment.leaves().size() - 1;
    @Nullable Object[] row = new @Nullable Object[COLUMNS];
    row[0] = segment.tenant().value();
    row[1] = segment.firstSeq() + index;
    row[2] = leaf.id().toString();
    row[3] = leaf.provenanceHash().toByteArray();
    row[4] = leaf.requestDigest().toByteArray();
    row[5] = index == 0 ? segment.commitId().toString() : null;
    row[6] = isLast ? segment.frontierAfter().encode() : null;
    if (leaf instanceof HubRecord record) {
      @Nullable Object[] content = content(record);
      System.arraycopy(content, 0, row, COLUMNS - content.length, content.length);
    }
    return row;
  }

  /** The columns that are NULL where the content is gone. */
  private static @Nullable Object[] content(HubRecord record) {
    RecordMetadata metadata = record.metadata();
    return new @Nullable Object[] {
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
    return segment.leaves().stream().map(leaf -> leaf.id().toString()).toList();
  }
}
