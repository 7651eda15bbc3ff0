package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import java.util.Optional;
import java.util.Set;

/** One leaf: what lives for ever, and the record as long as its content does. */
record MemoryLeaf(
    long seq, RecordId id, Hash provenanceHash, Hash requestDigest, Optional<HubRecord> record) {

  static MemoryLeaf of(long seq, Leaf leaf) {
    Optional<HubRecord> record =
        switch (leaf) {
          case HubRecord whole -> Optional.of(whole);
          case BareLeaf bare -> Optional.empty();
        };
    return new MemoryLeaf(seq, leaf.id(), leaf.provenanceHash(), leaf.requestDigest(), record);
  }

  boolean hasContent() {
    return record.isPresent();
  }

  MemoryLeaf withoutContent() {
    return new MemoryLeaf(seq, id, provenanceHash, requestDigest, Optional.empty());
  }

  StoredRecord stored() {
    return new StoredRecord(
        seq, id, provenanceHash, requestDigest, record.map(HubRecord::canonical));
  }

  boolean isMadeFromAnyOf(Set<RecordId> ids) {
    return record.stream()
        .flatMap(r -> r.metadata().derivedFrom().stream())
        .anyMatch(ids::contains);
  }

  boolean matches(TimelineQuery query) {
    return record.map(HubRecord::metadata).filter(m -> matches(query, m)).isPresent();
  }

  private static boolean matches(TimelineQuery query, RecordMetadata m) {
    return query.type().map(m.type()::equals).orElse(true)
        && query.actor().map(m.actor().id()::equals).orElse(true)
        && isAsked(query.onBehalfOf(), m.onBehalfOf().map(Actor::id))
        && isAsked(query.skillId(), m.skillId())
        && query.from().map(from -> !m.occurredAt().isBefore(from)).orElse(true)
        && query.to().map(m.occurredAt()::isBefore).orElse(true);
  }

  private static boolean isAsked(Optional<String> criterion, Optional<String> value) {
    return criterion.isEmpty() || criterion.equals(value);
  }
}
