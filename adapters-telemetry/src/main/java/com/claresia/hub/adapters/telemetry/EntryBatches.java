package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Entries as they are sent: how many go together, and the bytes of them. */
final class EntryBatches {
  /** The most that a line without an envelope takes: names, hash, place and a tenant's name. */
  private static final int BARE_BYTES = 256;

  private EntryBatches() {}

  /** As many of the first entries as surely fit in one body, at least one. */
  static List<FeedEntry> first(List<FeedEntry> entries) {
    int bytes = 0;
    int count = 0;
    while (count < entries.size()) {
      bytes += entries.get(count).envelope().isPresent() ? EntryLine.MAX_BYTES : BARE_BYTES;
      if (bytes > ControlPlane.MAX_SENT_BYTES) {
        break;
      }
      count++;
    }
    return entries.subList(0, count);
  }

  /** The body: each entry's line and a line feed. */
  static byte[] body(TenantId tenant, List<FeedEntry> entries) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(entries.size() * 160);
    for (FeedEntry entry : entries) {
      body.writeBytes(EntryLine.write(tenant, entry));
      body.write('\n');
    }
    return body.toByteArray();
  }
}
