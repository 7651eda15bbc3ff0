package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * Where a log ends, as far as it was followed.
 *
 * @param head size and frontier
 * @param lastSegment the hash of the last segment; empty for an empty log
 */
record LogEnd(ChainHead head, Optional<Hash> lastSegment) {
  static LogEnd empty() {
    return new LogEnd(ChainHead.empty(), Optional.empty());
  }

  /** After a sound segment, without asking whether it follows. */
  static LogEnd after(SegmentFile file) {
    Frontier frontier = file.header().orElseThrow().frontierAfter();
    return new LogEnd(ChainHead.of(frontier), Optional.of(file.hash()));
  }

  long size() {
    return head.size();
  }

  /** Why a sound segment cannot be the next one here; empty where it is. */
  String objection(TenantId tenant, SegmentFile file) {
    SegmentHeader header = file.header().orElseThrow();
    if (!header.tenant().equals(tenant.value())) {
      return "it is of another tenant";
    }
    if (!header.previous().equals(lastSegment)) {
      return "it does not follow the segment before it";
    }
    RangeBuilder builder = RangeBuilder.from(head.frontier());
    for (LeafLine leaf : file.leaves()) {
      if (leaf.id().isEmpty() || leaf.request().isEmpty()) {
        return "a line of it is no leaf";
      }
      builder.appendData(leaf.hash().toByteArray(), 0);
    }
    return builder.toFrontier().equals(header.frontierAfter())
        ? ""
        : "its hashes do not make the tree that it names";
  }
}
