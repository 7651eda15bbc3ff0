package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.domain.verification.StoredLeaf;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A tenant of its own, and what writes to it. */
record TestTenant(HubStore store, TenantId id, SampleRecords samples) {
  static TestTenant addedTo(LocalSite site, HubStore store) {
    TenantId id = new TenantId("t-" + UUID.randomUUID());
    try (StorageAdministration administration = site.administration()) {
      administration.addTenant(new TenantPolicy(id, LogAccess.BEARER));
    }
    return new TestTenant(store, id, SampleRecords.of(id, 20260503L));
  }

  /** The same tenant seen through another store. */
  TestTenant through(HubStore other) {
    return new TestTenant(other, id, samples);
  }

  Segment segment(int records) {
    return samples.segment(store.head(id), records);
  }

  List<HubRecord> append(int records) {
    Segment segment = segment(records);
    assertThat(store.append(segment)).isInstanceOf(AppendOutcome.Appended.class);
    return segment.records();
  }

  long size() {
    return store.head(id).size();
  }

  SeqRange everything() {
    return new SeqRange(0, size());
  }

  /** What verification sees: place, first bytes of the hash, content and frontier or not. */
  List<String> leaves(long from, long to) {
    List<String> seen = new ArrayList<>();
    store.scan(id, new SeqRange(from, to), leaf -> seen.add(describe(leaf)));
    return seen;
  }

  private static String describe(StoredLeaf leaf) {
    int at = leaf.hash().offset();
    return leaf.seq()
        + " "
        + HexFormat.of().formatHex(leaf.hash().buffer(), at, at + 4)
        + (leaf.content().isPresent() ? " content" : "")
        + (leaf.frontier().isPresent() ? " frontier" : "");
  }

  /** The places that verification sees. */
  List<Long> places() {
    return leaves(0, Long.MAX_VALUE).stream()
        .map(leaf -> Long.parseLong(leaf.substring(0, leaf.indexOf(' '))))
        .toList();
  }
}
