package com.claresia.hub.application.lineage;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One way through the lineage, breadth first: each record is visited once. For one thread. */
final class Walk {
  /** Records read at once, which bounds what is held of their content. */
  private static final int AT_ONCE = 64;

  private final int limit;
  private final Set<RecordId> seen = new HashSet<>();
  private final List<LineageNode> nodes = new ArrayList<>();
  private int depth;
  private boolean cut;

  Walk(RecordId root, int limit) {
    this.limit = limit;
    seen.add(root);
  }

  List<LineageNode> nodes() {
    return nodes;
  }

  /** Whether the limit kept it from going on. */
  boolean isCut() {
    return cut;
  }

  /** Those not seen yet, as far as the limit lets them in. */
  List<RecordId> admit(Collection<RecordId> ids) {
    List<RecordId> admitted = new ArrayList<>();
    for (RecordId id : ids) {
      boolean room = seen.size() <= limit;
      if (room && seen.add(id)) {
        admitted.add(id);
      }
      cut |= !room && !seen.contains(id);
    }
    return admitted;
  }

  /** As many records as may be answered with none that is new, and one more. */
  int enoughToSeeMore() {
    return limit + 2;
  }

  /** Goes one step: visits those that the store has, and names those that it has not. */
  List<LineageNode> step(
      List<RecordId> ids,
      Function<List<RecordId>, List<StoredRecord>> store,
      List<RecordId> unknown) {
    depth++;
    List<LineageNode> reached = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<RecordId> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      visit(some, store.apply(some), reached, unknown);
    }
    nodes.addAll(reached);
    return reached;
  }

  private void visit(
      List<RecordId> ids,
      List<StoredRecord> found,
      List<LineageNode> reached,
      List<RecordId> unknown) {
    Map<RecordId, StoredRecord> byId =
        found.stream().collect(Collectors.toMap(StoredRecord::id, Function.identity()));
    for (RecordId id : ids) {
      StoredRecord record = byId.get(id);
      if (record == null) {
        unknown.add(id);
      } else {
        reached.add(node(record, depth));
      }
    }
  }

  static LineageNode node(StoredRecord record, int depth) {
    Optional<RecordMetadata> metadata = record.content().flatMap(RecordReader::metadata);
    return new LineageNode(
        record.id(),
        metadata.map(RecordMetadata::type),
        record.seq(),
        depth,
        metadata.map(RecordMetadata::derivedFrom).orElse(List.of()));
  }
}
