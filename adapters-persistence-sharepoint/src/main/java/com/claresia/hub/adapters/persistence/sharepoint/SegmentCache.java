package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Segments that were written or read lately, within bounds. Verification never looks here. */
final class SegmentCache {
  private static final long MOST_BYTES = 64L << 20;

  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Key(TenantId tenant, long first) {}

  /** Bytes, parsed when they are first asked for. */
  private static final class Entry {
    private final byte[] bytes;
    private Optional<SegmentFile> parsed = Optional.empty();

    Entry(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  synchronized void put(TenantId tenant, long first, byte[] file) {
    Entry old = entries.put(new Key(tenant, first), new Entry(file));
    bytes += file.length - (old == null ? 0 : old.bytes.length);
    var eldest = entries.entrySet().iterator();
    while (bytes > MOST_BYTES && entries.size() > 1) {
      bytes -= eldest.next().getValue().bytes.length;
      eldest.remove();
    }
  }

  synchronized Optional<SegmentFile> get(TenantId tenant, long first) {
    Entry entry = entries.get(new Key(tenant, first));
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.parsed.isEmpty()) {
      entry.parsed = Optional.of(SegmentFile.parse(first, entry.bytes));
    }
    return entry.parsed;
  }
}
