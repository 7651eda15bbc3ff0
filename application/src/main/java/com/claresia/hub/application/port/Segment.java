package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Records that are committed together.
 *
 * @param tenant owner of all of them
 * @param commitId drawn once per segment and kept when it is sent again
 * @param firstSeq the place of its first record, equal to the chain's size before it
 * @param records one or more, in the order of their places, ids distinct
 * @param frontierAfter the right edge of the tree of size {@code firstSeq + records.size()}
 */
public record Segment(
    TenantId tenant,
    UUID commitId,
    long firstSeq,
    List<HubRecord> records,
    Frontier frontierAfter) {
  /** Checks that places, records and frontier agree. */
  public Segment {
    records = List.copyOf(records);
    if (firstSeq < 0 || records.isEmpty()) {
      throw new IllegalArgumentException("a segment has a place and at least one record");
    }
    if (frontierAfter.size() != firstSeq + records.size()) {
      throw new IllegalArgumentException("the frontier is not the one after this segment");
    }
  }

  /** The chain's size after it. */
  public long nextSeq() {
    return firstSeq + records.size();
  }
}
