package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Shows leaves as a scan does: one view, refilled for each. */
final class MemoryScan {
  private MemoryScan() {}

  static void feed(List<MemoryLeaf> leaves, LeafSink sink) {
    StoredLeaf view = new StoredLeaf();
    for (MemoryLeaf leaf : leaves) {
      long most = leaf.id().value().getMostSignificantBits();
      long least = leaf.id().value().getLeastSignificantBits();
      view.leaf(leaf.seq(), most, least, leaf.provenanceHash().toByteArray(), 0);
      leaf.record().ifPresent(record -> fill(view, record));
      sink.accept(view);
    }
  }

  private static void fill(StoredLeaf view, HubRecord record) {
    RecordMetadata m = record.metadata();
    view.content(record.canonical(), 0, record.canonical().length);
    view.times(micros(m.occurredAt()), micros(m.recordedAt()));
    text(view, Column.TYPE, m.type().wireName());
    text(view, Column.ACTOR_KIND, m.actor().kind().wireName());
    text(view, Column.ACTOR_ID, m.actor().id());
    text(view, Column.ON_BEHALF_OF_KIND, m.onBehalfOf().map(a -> a.kind().wireName()));
    text(view, Column.ON_BEHALF_OF_ID, m.onBehalfOf().map(Actor::id));
    text(view, Column.SKILL_ID, m.skillId());
    text(view, Column.ARCHETYPE_ID, m.archetypeId());
    text(view, Column.INVOCATION_ID, m.invocationId());
    edges(view, m.derivedFrom());
  }

  private static void text(StoredLeaf view, Column column, Optional<String> value) {
    value.ifPresent(text -> text(view, column, text));
  }

  private static void text(StoredLeaf view, Column column, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    view.text(column, utf8, 0, utf8.length);
  }

  private static void edges(StoredLeaf view, List<RecordId> ids) {
    if (!ids.isEmpty()) {
      ByteBuffer bytes = ByteBuffer.allocate(ids.size() * 2 * Long.BYTES);
      ids.forEach(id ->
          bytes
              .putLong(id.value().getMostSignificantBits())
              .putLong(id.value().getLeastSignificantBits()));
      view.derivedFrom(bytes.array(), 0, ids.size(), 2 * Long.BYTES);
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
