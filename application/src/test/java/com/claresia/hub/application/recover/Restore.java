package com.claresia.hub.application.recover;

import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestRelay;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.tenancy.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A log that a control plane witnesses, and stores that were restored from backups of it. */
final class Restore {
  final InMemoryHub hub = InMemoryHub.create();
  final TenantId tenant = hub.tenant("dainese");
  final InMemoryHubStore original = hub.store();
  final InMemoryControlPlane controlPlane = InMemoryControlPlane.serving(hub.keys(), hub.time());
  private final SampleRecords samples = SampleRecords.of(tenant, 20);
  private final List<Segment> segments = new ArrayList<>();

  /** Writes records in segments of five, or of five hundred. */
  Restore write(int records, int each) {
    for (int left = records; left > 0; left -= each) {
      Segment segment = samples.segment(original.head(tenant), Math.min(left, each));
      original.append(segment);
      segments.add(segment);
    }
    return this;
  }

  /** Signs a checkpoint and has it cosigned, with all hashes before it. */
  Restore cosign() {
    sign(original);
    TestRelay.cosign(original, controlPlane, tenant);
    return this;
  }

  /** Sends the hashes that it has not got yet. */
  Restore acknowledge() {
    TestRelay.send(original, controlPlane, tenant);
    return this;
  }

  /** Signs a checkpoint with the log's key, as a Hub on that store would. */
  StoredCheckpoint sign(HubStore store) {
    IssueCheckpoint issue =
        new IssueCheckpoint(
            store,
            hub.keys(),
            new LogTiles(store, 1 << 20),
            CheckpointMirror.none(),
            hub.time(),
            hub.time());
    issue.catchUp(tenant);
    hub.time().pass(Duration.ofSeconds(2));
    return store.latestCheckpoint(tenant).orElseThrow();
  }

  /** A store as it was when the log had this size. */
  InMemoryHubStore of(long size) {
    InMemoryHubStore store = InMemoryHubStore.create();
    segments.stream().filter(segment -> segment.nextSeq() <= size).forEach(store::append);
    original.checkpoints(tenant).stream()
        .filter(checkpoint -> checkpoint.size() <= size)
        .forEach(checkpoint -> store.putCheckpoint(tenant, checkpoint));
    return store;
  }

  RecoverRequest request() {
    return new RecoverRequest(
        tenant, hub.keys().verifiers(tenant), controlPlane.cosigner().verifiers());
  }

  RecoverLog recovery(HubStore store) {
    return new RecoverLog(
        store,
        controlPlane,
        new PrepareRecord(hub.time(), new BatchedRandom(new SecureRandom())),
        UUID::randomUUID);
  }

  RecoverResult recover(HubStore store) {
    return recovery(store).recover(request(), RecoverProgress.silent());
  }

  /** Whether both have the same hashes at the first places. */
  boolean isSame(HubStore store, long size) {
    SeqRange places = new SeqRange(0, size);
    return Arrays.equals(
        original.provenanceHashes(tenant, places), store.provenanceHashes(tenant, places));
  }
}
