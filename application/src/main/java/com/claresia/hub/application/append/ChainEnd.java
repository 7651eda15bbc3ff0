package com.claresia.hub.application.append;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.record.HubRecord;
import java.util.List;

/**
 * Where the committer believes that the chain ends, and the arithmetic to go on from there. A
 * digest is made once and used for as long as the belief holds. For one thread.
 */
final class ChainEnd {
  private final byte[] hash = new byte[Hash.LENGTH];
  private ChainHead head;
  private RangeBuilder builder;

  ChainEnd(ChainHead head) {
    this.head = head;
    this.builder = RangeBuilder.from(head.frontier());
  }

  long size() {
    return head.size();
  }

  /** The frontier after these records, which are not yet committed. */
  Frontier after(List<HubRecord> records) {
    if (builder.end() != head.size()) {
      builder = RangeBuilder.from(head.frontier());
    }
    for (HubRecord record : records) {
      record.provenanceHash().copyTo(hash, 0);
      builder.appendData(hash, 0);
    }
    return builder.toFrontier();
  }

  /** The store has said where the chain ends. */
  void moveTo(ChainHead actual) {
    boolean asExpected =
        builder.end() == actual.size() && builder.toFrontier().equals(actual.frontier());
    head = actual;
    builder = asExpected ? builder : RangeBuilder.from(actual.frontier());
  }
}
