package com.claresia.hub.application.lineage;

import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * One record on the way.
 *
 * @param id name
 * @param type empty where the content is gone
 * @param seq its place in the chain
 * @param depth edges between it and the record asked for, at the least; from 1
 * @param derivedFrom the records it was made from; empty where the content is gone
 */
public record LineageNode(
    RecordId id, Optional<RecordType> type, long seq, int depth, List<RecordId> derivedFrom) {
  /** Copies the list. */
  public LineageNode {
    derivedFrom = List.copyOf(derivedFrom);
  }
}
