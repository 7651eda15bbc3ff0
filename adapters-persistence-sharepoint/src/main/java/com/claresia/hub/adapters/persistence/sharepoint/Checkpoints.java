package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checkpoints: in memory at once, in one file a tenant once in a while. What other processes put
 * there is joined with what this one knows.
 */
final class Checkpoints {
  private final Library library;
  private final Map<TenantId, OfTenant> tenants = new ConcurrentHashMap<>();

  Checkpoints(Library library) {
    this.library = library;
  }

  private OfTenant of(TenantId tenant) {
    return tenants.computeIfAbsent(
        tenant, t -> new OfTenant(new KeptFile(library, t.value() + "/checkpoints.ndjson")));
  }

  void put(TenantId tenant, StoredCheckpoint checkpoint) {
    of(tenant).put(checkpoint);
  }

  List<StoredCheckpoint> newest(TenantId tenant, int limit) {
    return of(tenant).newest(limit);
  }

  List<StoredCheckpoint> all(TenantId tenant) {
    return of(tenant).all();
  }

  void drop(TenantId tenant, Collection<Long> sizes) {
    of(tenant).drop(sizes);
  }

  /** Writes what has not been written yet. */
  void flush() {
    tenants.values().forEach(OfTenant::flush);
  }

  /** The same, but for tenants whose file was written within that time. */
  void flushUnlessWrittenWithin(Duration interval) {
    tenants.values().forEach(tenant -> tenant.flushUnlessWrittenWithin(interval.toNanos()));
  }

  /** One tenant's. */
  private static final class OfTenant {
    private final KeptFile file;
    private final TreeMap<Long, StoredCheckpoint> known = new TreeMap<>();
    private final TreeMap<Long, StoredCheckpoint> fresh = new TreeMap<>();
    private final TreeSet<Long> dropped = new TreeSet<>();
    private boolean isRead;
    private boolean isWritten;
    private long writtenAt;

    OfTenant(KeptFile file) {
      this.file = file;
    }

    synchronized void put(StoredCheckpoint checkpoint) {
      read();
      known.put(checkpoint.size(), checkpoint);
      fresh.put(checkpoint.size(), checkpoint);
      dropped.remove(checkpoint.size());
    }

    synchronized List<StoredCheckpoint> newest(int limit) {
      read();
      return known.descendingMap().values().stream().limit(limit).toList();
    }

    synchronized List<StoredCheckpoint> all() {
      read();
      return List.copyOf(known.values());
    }

    synchronized void drop(Collection<Long> sizes) {
      read();
      sizes.stream().filter(known::containsKey).forEach(dropped::add);
      known.keySet().removeAll(sizes);
      fresh.keySet().removeAll(sizes);
    }

    private void read() {
      if (!isRead) {
        file.read(Urgency.READ).ifPresent(bytes -> known.putAll(CheckpointLines.parse(bytes)));
        isRead = true;
      }
    }

    synchronized void flushUnlessWrittenWithin(long nanos) {
      if (!isWritten || System.nanoTime() - writtenAt >= nanos) {
        flush();
      }
    }

    synchronized void flush() {
      if (!fresh.isEmpty() || !dropped.isEmpty()) {
        file.change(this::joined, Urgency.READ);
        fresh.clear();
        dropped.clear();
        isWritten = true;
        writtenAt = System.nanoTime();
      }
    }

    private byte[] joined(byte[] kept) {
      known.putAll(CheckpointLines.parse(kept));
      known.putAll(fresh);
      known.keySet().removeAll(dropped);
      return CheckpointLines.format(known.values());
    }
  }
}
