package com.claresia.hub.application.copy;

import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.DecideSegment;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Appends leaves to the target in segments as large as it takes. After an outcome other than
 * appended it writes no more. For one thread.
 */
final class SegmentWriter {
  private static final int MOST_BYTES = 4 << 20;

  private final HubStore target;
  private final TenantId tenant;
  private final Supplier<UUID> commitIds;
  private final RangeBuilder tree;
  private final int mostRecords;
  private final int mostBytes;
  private final byte[] hash = new byte[Hash.LENGTH];
  private List<Leaf> open = new ArrayList<>();
  private long openBytes;
  private long size;
  private Optional<CopyResult> stopped = Optional.empty();

  SegmentWriter(HubStore target, TenantId tenant, Supplier<UUID> commitIds, ChainHead head) {
    this.target = target;
    this.tenant = tenant;
    this.commitIds = commitIds;
    this.tree = RangeBuilder.from(head.frontier());
    this.size = head.size();
    mostRecords = Math.min(AppendSettings.MAX_SEGMENT_RECORDS, target.segmentLimits().maxRecords());
    mostBytes = Math.min(MOST_BYTES, target.segmentLimits().maxBytes());
  }

  /** Adds the next leaf, and sends what is ready. */
  void add(Leaf leaf) {
    long bytes = bytes(leaf);
    if (open.size() == mostRecords || (!open.isEmpty() && openBytes + bytes > mostBytes)) {
      flush();
    }
    open.add(leaf);
    openBytes += bytes;
  }

  private static long bytes(Leaf leaf) {
    return switch (leaf) {
      case HubRecord record -> record.canonical().length;
      case BareLeaf bare -> 0;
    };
  }

  /** Sends what is left. */
  void flush() {
    if (!open.isEmpty() && stopped.isEmpty()) {
      send();
    }
    open = new ArrayList<>();
    openBytes = 0;
  }

  private void send() {
    for (Leaf leaf : open) {
      leaf.provenanceHash().copyTo(hash, 0);
      tree.appendData(hash, 0);
    }
    Segment segment = new Segment(tenant, commitIds.get(), size, open, tree.toFrontier());
    switch (DecideSegment.in(target, segment)) {
      case AppendOutcome.Appended appended -> size = segment.nextSeq();
      case AppendOutcome.HeadMoved(ChainHead actual) ->
          stopped = Optional.of(new CopyResult.OtherWriter(actual));
      case AppendOutcome.DuplicateRecord(Set<RecordId> ids) -> stopped = Optional.of(twice(ids));
      case AppendOutcome.OutcomeUnknown(String cause) -> throw undecided(cause);
    }
  }

  private static StoreUnavailable undecided(String cause) {
    return new StoreUnavailable(
        "the target does not say whether it stored what it was sent (" + cause + "); copy again");
  }

  // The target has what the source has below, so the source has them twice.
  private CopyResult twice(Set<RecordId> ids) {
    List<Leaf> sent = open;
    return new CopyResult.SourceUnsound(
        sent.stream()
            .filter(leaf -> ids.contains(leaf.id()))
            .map(leaf ->
                CopyFindings.tampered(
                    size + sent.indexOf(leaf),
                    leaf.id(),
                    "another record stands for this record_id too, at an earlier place"))
            .toList());
  }

  /** How many leaves are durable. */
  long size() {
    return size;
  }

  /** Why no more is written, if that is so. */
  Optional<CopyResult> stopped() {
    return stopped;
  }
}
