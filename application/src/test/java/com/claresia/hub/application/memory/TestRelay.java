package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;

/** The least that a relay does, for tests of what follows from it: it has no patience at all. */
public final class TestRelay {
  private static final int ENTRIES = 1_000;

  private TestRelay() {}

  /** Sends what is not acknowledged yet; the last outcome, or that of a heartbeat. */
  public static SendOutcome send(HubStore store, ControlPlane controlPlane, TenantId tenant) {
    try (EnvelopeFeed feed = store.feed()) {
      long head = feed.head(tenant).size();
      SendOutcome outcome = controlPlane.send(tenant, List.of());
      while (outcome instanceof SendOutcome.Acknowledged(ControlPlane.LogState state)
          && state.acknowledgedSize() < head) {
        long from = state.acknowledgedSize();
        SeqRange next = new SeqRange(from, Math.min(head, from + ENTRIES));
        outcome = controlPlane.send(tenant, feed.read(tenant, next));
      }
      return outcome;
    }
  }

  /** Sends, then has the store's newest checkpoint cosigned and keeps it. */
  public static StoredCheckpoint cosign(
      HubStore store, ControlPlane controlPlane, TenantId tenant) {
    send(store, controlPlane, tenant);
    StoredCheckpoint newest = store.latestCheckpoint(tenant).orElseThrow();
    SignedCheckpoint signed = parse(newest);
    long old = controlPlane.state(tenant).witnessedSize();
    var nodes = new LogTiles(store, 1 << 20).nodes(tenant, newest.size());
    ConsistencyProof proof = ConsistencyProof.of(old, newest.size(), nodes);
    if (controlPlane.submit(tenant, signed, proof)
        instanceof WitnessOutcome.Cosigned(List<NoteSignature> lines)) {
      return keep(store, tenant, newest, lines);
    }
    throw new AssertionError("the newest checkpoint was not cosigned");
  }

  private static StoredCheckpoint keep(
      HubStore store, TenantId tenant, StoredCheckpoint newest, List<NoteSignature> lines) {
    SignedCheckpoint cosigned = parse(newest);
    for (NoteSignature line : lines) {
      cosigned = cosigned.with(line);
    }
    StoredCheckpoint kept =
        new StoredCheckpoint(
            newest.size(), newest.root(), newest.issuedAt(), cosigned.note().format());
    store.putCheckpoint(tenant, kept);
    return kept;
  }

  private static SignedCheckpoint parse(StoredCheckpoint stored) {
    return switch (SignedCheckpoint.parse(stored.note())) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint signed) -> signed;
      case Parsed.Malformed<SignedCheckpoint>(String reason) -> throw new AssertionError(reason);
    };
  }
}
