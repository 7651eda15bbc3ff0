package com.claresia.hub.controlplane.witness;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalSignerKeys;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys of this witness: which there are and when each signs stands in the database, the private
 * halves lie in a directory. While one replaces another, both sign. Thread-safe.
 */
public final class CosignerKeys {
  private static final String READ =
      "SELECT verifier_key, (extract(epoch FROM valid_from) * 1000)::bigint,"
          + " (extract(epoch FROM valid_until) * 1000)::bigint::text"
          + " FROM control_plane.cosigner_key ORDER BY valid_from, verifier_key";

  private final LocalSignerKeys files;
  private final Clock clock;

  private CosignerKeys(LocalSignerKeys files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /** The keys whose private halves lie in this directory, which is made where it is missing. */
  public static CosignerKeys in(Path directory, KeyProtection protection, Clock clock) {
    return new CosignerKeys(LocalSignerKeys.open(directory, protection, new SecureRandom()), clock);
  }

  /** All keys there ever were, the oldest first. */
  public static List<CosignerKey> all(Transaction tx) {
    return tx.rows(READ).stream().map(CosignerKeys::key).toList();
  }

  private static CosignerKey key(Row row) {
    return new CosignerKey(
        VerifierKey.parse(row.text(1)).orThrow(),
        Instant.ofEpochMilli(row.number(2)),
        row.optionalText(3).map(Long::parseLong).map(Instant::ofEpochMilli));
  }

  /** Those that sign now. */
  List<NoteSigner> signers(Transaction tx) {
    Instant now = clock.instant();
    return all(tx).stream()
        .filter(key -> key.isValidAt(now))
        .map(key -> files.signer(key.key()))
        .toList();
  }

  /** Makes a key that signs from a time on. */
  public CosignerKey add(Database owner, String name, Instant validFrom) {
    VerifierKey made = files.create(name, SignatureType.COSIGNATURE_V1);
    return owner.inTransaction(tx -> {
      tx.change(
          "INSERT INTO control_plane.cosigner_key (verifier_key, valid_from)"
              + " VALUES (?, timestamptz 'epoch' + ? * interval '1 millisecond')",
          made.format(),
          validFrom.toEpochMilli());
      return new CosignerKey(made, validFrom, Optional.empty());
    });
  }

  /** Ends a key's time; false where no such key is known. */
  public static boolean retire(Database owner, String keyId, Instant until) {
    return owner.inTransaction(tx ->
        all(tx).stream()
                .filter(key -> key.id().equals(keyId))
                .map(key ->
                    tx.change(
                        "UPDATE control_plane.cosigner_key SET valid_until ="
                            + " greatest(valid_from, timestamptz 'epoch' + ? * interval '1 millisecond')"
                            + " WHERE verifier_key = ?",
                        until.toEpochMilli(),
                        key.key().format()))
                .reduce(0L, Long::sum)
            > 0);
  }
}
