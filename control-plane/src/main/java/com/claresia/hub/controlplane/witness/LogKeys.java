package com.claresia.hub.controlplane.witness;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.SignedNote;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that are trusted for a log. */
record LogKeys(List<NoteVerifier> verifiers) {
  private static final String READ =
      "SELECT verifier_key FROM control_plane.log_key"
          + " WHERE tenant_id = ? AND revoked_at IS NULL";

  LogKeys {
    verifiers = List.copyOf(verifiers);
  }

  static LogKeys of(Transaction tx, TenantId tenant) {
    return new LogKeys(
        tx.rows(READ, tenant.value()).stream()
            .map(row -> LocalLogKeys.parseVerifier(row.text(1)).orThrow())
            .toList());
  }

  /**
   * The checkpoint with the signatures of trusted keys alone, each once; empty where there is none,
   * and where one that claims such a key fails (C2SP signed-note).
   */
  Optional<SignedCheckpoint> trusted(SignedCheckpoint checkpoint) {
    Set<NoteSignature> good = new LinkedHashSet<>();
    for (NoteSignature line : checkpoint.note().signatures()) {
      for (NoteVerifier verifier : verifiers) {
        switch (verifier.check(checkpoint.note().text(), line)) {
          case SignatureVerdict.Signed() -> good.add(line);
          case SignatureVerdict.Invalid() -> {
            return Optional.empty();
          }
          case SignatureVerdict.Cosigned _, SignatureVerdict.UnknownKey() -> {}
        }
      }
    }
    return good.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SignedCheckpoint(
                checkpoint.checkpoint(),
                new SignedNote(checkpoint.note().text(), List.copyOf(good))));
  }
}
