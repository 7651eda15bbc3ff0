package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads records: the index says where they are, their segments what they are. */
final class Reading {
  private final Segments segments;

  Reading(Segments segments) {
    this.segments = segments;
  }

  /** The records of those ids that exist. */
  List<StoredRecord> readAll(TenantLog log, Collection<RecordId> ids) {
    if (ids.size() > HubStore.MAX_READ_IDS) {
      throw new IllegalArgumentException("at most " + HubStore.MAX_READ_IDS + " ids a call");
    }
    Set<RecordId> asked = Set.copyOf(ids);
    if (asked.stream().anyMatch(id -> log.index().place(id).isEmpty())) {
      log.refresh();
    }
    return records(
        log,
        asked.stream()
            .map(log.index()::place)
            .flatMapToLong(OptionalLong::stream)
            .sorted()
            .boxed()
            .toList());
  }

  /** The records at indexed places, in their order; their segments are fetched side by side. */
  List<StoredRecord> records(TenantLog log, List<Long> places) {
    List<Long> firsts =
        places.stream().map(place -> log.index().segmentOf(place)).distinct().toList();
    if (firsts.size() > 1) {
      SideBySide.each(firsts, first -> segments.remembered(log.tenant(), first));
    }
    return places.stream().map(place -> record(log, place)).toList();
  }

  /** The record at an indexed place. */
  StoredRecord record(TenantLog log, long place) {
    long first = log.index().segmentOf(place);
    SegmentFile file = segments.remembered(log.tenant(), first);
    LeafLine leaf = file.leaves().get((int) (place - first));
    return new StoredRecord(
        place,
        leaf.id().orElseThrow(),
        leaf.hash(),
        leaf.request().orElseThrow(),
        SegmentRows.content(file, leaf));
  }

  /** Hashes of a range, all of it below the head. */
  byte[] hashes(TenantLog log, SeqRange range, int column) {
    if (range.to() > log.known().size()) {
      log.refreshNow();
    }
    if (range.to() > log.known().size() || range.length() > HubStore.MAX_HASHES) {
      throw new IllegalArgumentException("no such range of hashes, or too long: " + range);
    }
    return range.length() == 0 ? new byte[0] : log.index().hashes(range.from(), range.to(), column);
  }

  /** Ids of records made from one of these, in order. */
  List<RecordId> derivedFrom(TenantLog log, Collection<RecordId> sources, int limit) {
    log.refresh();
    return log.index().derivedFrom(Set.copyOf(sources), limit).stream()
        .map(place -> log.index().id(place))
        .toList();
  }
}
