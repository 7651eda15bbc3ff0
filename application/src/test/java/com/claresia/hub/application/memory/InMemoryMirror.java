package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mirror that keeps all that it is given, in its order. Thread-safe. */
public final class InMemoryMirror implements CheckpointMirror {
  private final Map<TenantId, List<StoredCheckpoint>> kept = new ConcurrentHashMap<>();

  @Override
  public void keep(TenantId tenant, StoredCheckpoint checkpoint) {
    kept.computeIfAbsent(tenant, t -> new CopyOnWriteArrayList<>()).add(checkpoint);
  }

  @Override
  public Optional<SignedCheckpoint> newest(TenantId tenant) {
    return kept.getOrDefault(tenant, List.of()).stream()
        .max(Comparator.comparingLong(StoredCheckpoint::size))
        .map(checkpoint -> SignedCheckpoint.parse(checkpoint.note()).orThrow());
  }

  /** The sizes of all that it was given. */
  public List<Long> sizes(TenantId tenant) {
    return kept.getOrDefault(tenant, List.of()).stream().map(StoredCheckpoint::size).toList();
  }
}
