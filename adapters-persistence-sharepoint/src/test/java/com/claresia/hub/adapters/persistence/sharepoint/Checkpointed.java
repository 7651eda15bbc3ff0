package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Hash;
import java.time.Instant;

/** Checkpoints as tests need them. */
final class Checkpointed {
  private Checkpointed() {}

  static StoredCheckpoint at(long size) {
    return new StoredCheckpoint(
        size,
        Hash.sha256(new byte[] {(byte) size}),
        Instant.parse("2026-05-03T08:15:30.456Z").plusSeconds(size),
        "hub.example.claresia.com\n" + size + "\n\n— signed\n");
  }
}
