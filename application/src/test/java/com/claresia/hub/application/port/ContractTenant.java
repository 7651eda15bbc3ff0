package com.claresia.hub.application.port;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A tenant of its own for each test, with an empty chain, and what writes to it. */
public final class ContractTenant {
  private static final long SEED = 20260503L;

  private final HubStore store;
  private final TenantId id;
  private final SampleRecords samples;

  private ContractTenant(HubStore store, TenantId id) {
    this.store = store;
    this.id = id;
    this.samples = SampleRecords.of(id, SEED);
  }

  static ContractTenant addedTo(HubStore store, StorageAdministration administration) {
    TenantId id = new TenantId("t-" + UUID.randomUUID());
    administration.addTenant(new TenantPolicy(id, LogAccess.BEARER));
    return new ContractTenant(store, id);
  }

  /** Its name. */
  public TenantId id() {
    return id;
  }

  /** Records of its own. */
  public SampleRecords samples() {
    return samples;
  }

  /** The head as the store tells it. */
  public ChainHead head() {
    return store.head(id);
  }

  /** A segment of new records after the present head, not yet sent. */
  public Segment segment(int records) {
    return samples.segment(head(), records);
  }

  /** A segment of these records after the present head, not yet sent. */
  public Segment segment(SampleRecord... records) {
    return samples.segment(head(), Arrays.stream(records).map(SampleRecord::composed).toList());
  }

  /** A segment of these leaves after the present head, not yet sent. */
  public Segment segmentOf(List<? extends Leaf> leaves) {
    return samples.segment(head(), leaves);
  }

  /** Commits these leaves as one segment. */
  public void appendLeaves(List<? extends Leaf> leaves) {
    commit(segmentOf(leaves));
  }

  /** Commits new records as one segment. */
  public List<HubRecord> append(int records) {
    return commit(segment(records));
  }

  /** Commits these records as one segment. */
  public List<HubRecord> append(SampleRecord... records) {
    return commit(segment(records));
  }

  private List<HubRecord> commit(Segment segment) {
    AppendOutcome outcome = store.append(segment);
    if (!(outcome instanceof AppendOutcome.Appended)) {
      throw new AssertionError("a plain append came to " + outcome);
    }
    return segment.records();
  }

  /** All places so far. */
  public SeqRange everything() {
    return new SeqRange(0, head().size());
  }

  /** The ids of these records, in order. */
  static List<RecordId> idsOf(List<StoredRecord> records) {
    return records.stream().map(StoredRecord::id).toList();
  }
}
