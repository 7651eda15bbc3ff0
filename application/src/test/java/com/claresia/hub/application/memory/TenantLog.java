package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One tenant's log. Guarded by its own monitor, which the store takes. */
final class TenantLog {
  final Map<Tile, byte[]> tiles = new HashMap<>();
  final NavigableMap<Long, StoredCheckpoint> checkpoints = new TreeMap<>();
  private final List<MemoryLeaf> leaves = new ArrayList<>();
  private final Map<RecordId, MemoryLeaf> byId = new HashMap<>();
  private final Map<Long, UUID> commitIds = new HashMap<>();
  private ChainHead head = ChainHead.empty();

  ChainHead head() {
    return head;
  }

  AppendOutcome append(Segment segment, Set<StoreCapability> capabilities) {
    if (segment.commitId().equals(commitIds.get(segment.firstSeq()))) {
      return new AppendOutcome.Appended(head);
    }
    if (segment.firstSeq() != head.size()) {
      return new AppendOutcome.HeadMoved(head);
    }
    Set<RecordId> taken = taken(segment);
    if (!taken.isEmpty() && capabilities.contains(StoreCapability.UNIQUE_RECORD_IDS)) {
      return new AppendOutcome.DuplicateRecord(taken);
    }
    commit(segment);
    return new AppendOutcome.Appended(head);
  }

  private Set<RecordId> taken(Segment segment) {
    return segment.leaves().stream()
        .map(Leaf::id)
        .filter(byId::containsKey)
        .collect(Collectors.toSet());
  }

  private void commit(Segment segment) {
    for (Leaf committed : segment.leaves()) {
      MemoryLeaf leaf = MemoryLeaf.of(leaves.size(), committed);
      leaves.add(leaf);
      byId.putIfAbsent(leaf.id(), leaf);
    }
    commitIds.put(segment.firstSeq(), segment.commitId());
    head = ChainHead.of(segment.frontierAfter());
  }

  void putBack(long size) {
    leaves.subList((int) size, leaves.size()).clear();
    byId.values().removeIf(leaf -> leaf.seq() >= size);
    commitIds.keySet().removeIf(first -> first >= size);
    checkpoints.tailMap(size, false).clear();
    tiles.clear();
    head =
        ChainHead.of(
            Frontier.empty()
                .appendAll(
                    leaves.stream()
                        .map(leaf -> MerkleHasher.leafHash(leaf.provenanceHash()))
                        .toList()));
  }

  Optional<StoredRecord> read(RecordId id) {
    return Optional.ofNullable(byId.get(id)).map(MemoryLeaf::stored);
  }

  List<StoredRecord> query(TimelineQuery query) {
    List<StoredRecord> page = new ArrayList<>();
    long bytes = 0;
    for (StoredRecord record :
        matching(query.places(), leaf -> leaf.matches(query), query.limit())) {
      if (bytes >= query.enoughBytes()) {
        break;
      }
      page.add(record);
      bytes += record.content().orElseThrow().length;
    }
    return page;
  }

  List<RecordId> derivedFrom(Set<RecordId> targets, int limit) {
    SeqRange everything = new SeqRange(0, head.size());
    return matching(everything, leaf -> leaf.isMadeFromAnyOf(targets), limit).stream()
        .map(StoredRecord::id)
        .toList();
  }

  private List<StoredRecord> matching(SeqRange range, Predicate<MemoryLeaf> wanted, int limit) {
    return leaves(range).stream().filter(wanted).limit(limit).map(MemoryLeaf::stored).toList();
  }

  List<MemoryLeaf> leaves(SeqRange range) {
    int to = (int) Math.min(range.to(), head.size());
    int from = (int) Math.min(range.from(), to);
    return List.copyOf(leaves.subList(from, to));
  }

  byte[] hashes(SeqRange range, Function<MemoryLeaf, Hash> which) {
    if (range.to() > head.size() || range.length() > HubStore.MAX_HASHES) {
      throw new IllegalArgumentException("no such range of hashes, or too long: " + range);
    }
    byte[] hashes = new byte[(int) range.length() * Hash.LENGTH];
    List<MemoryLeaf> wanted = leaves(range);
    for (int i = 0; i < wanted.size(); i++) {
      which.apply(wanted.get(i)).copyTo(hashes, i * Hash.LENGTH);
    }
    return hashes;
  }

  int dropContent(Set<RecordId> ids) {
    int dropped = 0;
    for (RecordId id : ids) {
      MemoryLeaf leaf = byId.get(id);
      if (leaf != null && leaf.hasContent()) {
        MemoryLeaf empty = leaf.withoutContent();
        leaves.set((int) leaf.seq(), empty);
        byId.put(id, empty);
        dropped++;
      }
    }
    return dropped;
  }
}
