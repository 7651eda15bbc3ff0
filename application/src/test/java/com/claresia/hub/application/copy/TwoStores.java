package com.claresia.hub.application.copy;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A log in one store, and another store that is to have it. */
final class TwoStores {
  final TenantId tenant = new TenantId("dainese");
  final InMemoryHubStore source;
  final InMemoryHubStore target;
  final InMemoryHub hub;
  final SampleRecords samples = SampleRecords.of(tenant, 29);

  TwoStores(InMemoryHubStore source, InMemoryHubStore target) {
    this.source = source;
    this.target = target;
    hub = InMemoryHub.on(source);
    hub.tenant(tenant.value());
    target.administration().addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
  }

  static TwoStores create() {
    return new TwoStores(InMemoryHubStore.create(), InMemoryHubStore.create());
  }

  /** Appends records to the source, and signs a checkpoint over them. */
  List<HubRecord> write(int records) {
    List<HubRecord> written = samples.take(records);
    append(written);
    return written;
  }

  void append(List<? extends Leaf> leaves) {
    source.append(samples.segment(source.head(tenant), leaves));
    hub.checkpoints().appended(tenant, source.head(tenant));
    hub.time().pass(Duration.ofSeconds(2));
  }

  CopyResult copy() {
    return new CopyLog(source, target, UUID::randomUUID).copy(request(), CopyProgress.silent());
  }

  CopyResult.Copied copied() {
    CopyResult result = copy();
    if (result instanceof CopyResult.Copied copied) {
      return copied;
    }
    throw new AssertionError("a plain copy came to " + result);
  }

  CopyRequest request() {
    return new CopyRequest(VerificationTerms.of(tenant, hub.time().instant()), 1, 17);
  }

  List<StoredCheckpoint> checkpoints() {
    return source.checkpoints(tenant);
  }
}
