package com.claresia.hub.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Counts the results of an NDJSON answer that say that a record was created. */
final class LineStatuses {
  private static final byte[] CREATED = "\"status\":201".getBytes(StandardCharsets.US_ASCII);

  private int created;
  private int matched;

  /** Reads on. */
  void read(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      matched = b == CREATED[matched] ? matched + 1 : b == CREATED[0] ? 1 : 0;
      if (matched == CREATED.length) {
        created++;
        matched = 0;
      }
    }
  }

  /** How many since the last call. */
  int takeCreated() {
    int count = created;
    created = 0;
    matched = 0;
    return count;
  }
}
