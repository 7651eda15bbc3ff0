package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.telemetry.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A segment turned on its side: one array for each column, as {@code unnest} takes them. */
final class SegmentColumns {
  private final List<? extends Leaf> leaves;
  private final List<HubRecord> records;
  private final long[] contentPlaces;
  private final List<Edge> edges = new ArrayList<>();

  SegmentColumns(Segment segment) {
    leaves = segment.leaves();
    records = new ArrayList<>(leaves.size());
    contentPlaces = new long[leaves.size()];
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i) instanceof HubRecord record) {
        add(record, segment.firstSeq() + i);
      }
    }
  }

  private void add(HubRecord record, long place) {
    contentPlaces[records.size()] = place;
    records.add(record);
    List<RecordId> targets = record.metadata().derivedFrom();
    if (!targets.isEmpty()) {
      new LinkedHashSet<>(targets).forEach(target -> edges.add(new Edge(place, target)));
    }
  }

  String[] ids() {
    String[] ids = new String[leaves.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = leaves.get(i).id().toString();
    }
    return ids;
  }

  byte[][] hashes() {
    return bytes(leaves, leaf -> leaf.provenanceHash().toByteArray());
  }

  byte[][] digests() {
    return bytes(leaves, leaf -> leaf.requestDigest().toByteArray());
  }

  /** Whether some leaves have no content; the columns of content are shorter then. */
  boolean hasBareLeaves() {
    return records.size() < leaves.size();
  }

  /** Where the contents stand; in step with {@link #contents}. */
  long[] contentPlaces() {
    return Arrays.copyOf(contentPlaces, records.size());
  }

  byte[][] contents() {
    return bytes(records, HubRecord::canonical);
  }

  private static <L extends Leaf> byte[][] bytes(
      List<? extends L> leaves, Function<L, byte[]> column) {
    byte[][] bytes = new byte[leaves.size()][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = column.apply(leaves.get(i));
    }
    return bytes;
  }

  long[] occurredAt() {
    return times(RecordMetadata::occurredAt);
  }

  long[] recordedAt() {
    return times(RecordMetadata::recordedAt);
  }

  private long[] times(Function<RecordMetadata, Instant> column) {
    long[] times = new long[records.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = column.apply(records.get(i).metadata()).toEpochMilli();
    }
    return times;
  }

  @Nullable String[] texts(Function<RecordMetadata, Optional<String>> column) {
    @Nullable String[] texts = new @Nullable String[records.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(records.get(i).metadata()).orElse(null);
    }
    return texts;
  }

  /** Each record's edges in PostgreSQL's own notation, in the client's order. */
  @Nullable String[] derivedFrom() {
    return texts(m ->
        m.derivedFrom().isEmpty()
            ? Optional.empty()
            : Optional.of(
                "{"
                    + String.join(",", m.derivedFrom().stream().map(RecordId::toString).toList())
                    + "}"));
  }

  boolean hasMeasurements() {
    return records.stream().anyMatch(record -> record.metadata().measurement().isPresent());
  }

  /** One figure of each record; null where none was taken. */
  <T> @Nullable T[] measured(Function<Measurement, T> figure, IntFunction<@Nullable T[]> array) {
    return records.stream()
        .map(record -> record.metadata().measurement().map(figure).orElse(null))
        .toArray(array);
  }

  boolean hasEdges() {
    return !edges.isEmpty();
  }

  /** Where the edges begin; in step with {@link #edgeTargets}. */
  long[] edgePlaces() {
    return edges.stream().mapToLong(Edge::place).toArray();
  }

  /** Where the edges end. */
  String[] edgeTargets() {
    return edges.stream().map(e -> e.target().toString()).toArray(String[]::new);
  }

  private record Edge(long place, RecordId target) {}

  static Function<RecordMetadata, Optional<String>> onBehalfOf(Function<Actor, String> part) {
    return m -> m.onBehalfOf().map(part);
  }
}
