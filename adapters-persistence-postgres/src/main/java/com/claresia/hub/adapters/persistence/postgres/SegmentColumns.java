package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A segment turned on its side: one array for each column, as {@code unnest} takes them. */
final class SegmentColumns {
  private final Segment segment;
  private final List<Edge> edges;

  SegmentColumns(Segment segment) {
    this.segment = segment;
    this.edges = edges(segment);
  }

  String[] ids() {
    return segment.records().stream().map(r -> r.id().toString()).toArray(String[]::new);
  }

  byte[][] hashes() {
    return bytes(r -> r.provenanceHash().toByteArray());
  }

  byte[][] digests() {
    return bytes(r -> r.requestDigest().toByteArray());
  }

  byte[][] contents() {
    return bytes(HubRecord::canonical);
  }

  private byte[][] bytes(Function<HubRecord, byte[]> column) {
    return segment.records().stream().map(column).toArray(byte[][]::new);
  }

  long[] occurredAt() {
    return segment.records().stream()
        .mapToLong(r -> r.metadata().occurredAt().toEpochMilli())
        .toArray();
  }

  long[] recordedAt() {
    return segment.records().stream()
        .mapToLong(r -> r.metadata().recordedAt().toEpochMilli())
        .toArray();
  }

  @Nullable String[] texts(Function<RecordMetadata, Optional<String>> column) {
    @Nullable String[] texts = new @Nullable String[segment.records().size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(segment.records().get(i).metadata()).orElse(null);
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

  private static List<Edge> edges(Segment segment) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < segment.records().size(); i++) {
      long place = segment.firstSeq() + i;
      new LinkedHashSet<>(segment.records().get(i).metadata().derivedFrom())
          .forEach(target -> edges.add(new Edge(place, target)));
    }
    return edges;
  }

  private record Edge(long place, RecordId target) {}

  static Function<RecordMetadata, Optional<String>> onBehalfOf(Function<Actor, String> part) {
    return m -> m.onBehalfOf().map(part);
  }
}
