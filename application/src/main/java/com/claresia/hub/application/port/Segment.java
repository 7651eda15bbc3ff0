package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Leaves that are committed together: records as they are taken in; or, where a log is copied or
 * recovered, leaves without content among them.
 *
 * @param tenant owner of all of them
 * @param commitId drawn once per segment and kept when it is sent again
 * @param firstSeq the place of its first leaf, equal to the chain's size before it
 * @param leaves one or more, in the order of their places, ids distinct
 * @param frontierAfter the right edge of the tree of size {@code firstSeq + leaves.size()}
 */
public record Segment(
    TenantId tenant,
    UUID commitId,
    long firstSeq,
    List<? extends Leaf> leaves,
    Frontier frontierAfter) {
  /** Checks that places, leaves and frontier agree. */
  public Segment {
    leaves = List.copyOf(leaves);
    if (firstSeq < 0 || leaves.isEmpty()) {
      throw new IllegalArgumentException("a segment has a place and at least one leaf");
    }
    if (frontierAfter.size() != firstSeq + leaves.size()) {
      throw new IllegalArgumentException("the frontier is not the one after this segment");
    }
  }

  /** The chain's size after it. */
  public long nextSeq() {
    return firstSeq + leaves.size();
  }

  /** Those of the leaves that have content, in order. */
  public List<HubRecord> records() {
    return leaves.stream().filter(HubRecord.class::isInstance).map(HubRecord.class::cast).toList();
  }
}
