package com.claresia.hub.application.recover;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.StoredLeaf;

/**
 * The stand-ins at the end of a log: leaves of which nothing but the hash is known. An earlier run
 * wrote them and was cut off before the last, behind which its event would stand.
 */
final class LostTail {
  private static final long WINDOW = 4_096;

  private LostTail() {}

  /** Where they begin; the log's end if there are none. */
  static long begin(HubStore store, TenantId tenant, long end) {
    long begin = end;
    long windowEnd;
    do {
      windowEnd = begin;
      begin = beginInWindow(store, tenant, new SeqRange(Math.max(0, begin - WINDOW), begin));
    } while (begin > 0 && begin == windowEnd - WINDOW);
    return begin;
  }

  private static long beginInWindow(HubStore store, TenantId tenant, SeqRange window) {
    long[] afterLastOther = {window.from()};
    store.scan(
        tenant,
        window,
        leaf -> {
          if (!isStandIn(leaf)) {
            afterLastOther[0] = leaf.seq() + 1;
          }
        });
    return afterLastOther[0];
  }

  private static boolean isStandIn(StoredLeaf leaf) {
    if (leaf.content().isPresent()) {
      return false;
    }
    Hash hash = Hash.of(leaf.hash().buffer(), leaf.hash().offset(), Hash.LENGTH);
    return BareLeaf.ofHash(hash).id().value().equals(leaf.id());
  }
}
