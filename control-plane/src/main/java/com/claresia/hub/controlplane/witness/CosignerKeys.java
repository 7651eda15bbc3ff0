package com.claresia.hub.controlplane.witness;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalSignerKeys;
import com.claresia.hub.adapters.keys.local.LocalSignerKeys.Opening;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final String RETIRE =
      """
      UPDATE control_plane.cosigner_key SET valid_until = least(coalesce(valid_until, 'infinity'),
        greatest(valid_from, timestamptz 'epoch' + ? * interval '1 millisecond'))
      WHERE verifier_key = ?
      """;

  private final LocalSignerKeys files;

  private CosignerKeys(LocalSignerKeys files) {
    this.files = files;
  }

  /** The keys whose private halves lie in this directory, which is made where it is missing. */
  public static CosignerKeys in(Path directory, KeyProtection protection) {
    return new CosignerKeys(LocalSignerKeys.open(directory, protection, new SecureRandom()));
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

  /**
   * The signers of one time.
   *
   * @param able those whose private halves were opened
   * @param unable why each of the others was not
   */
  record Signers(List<NoteSigner> able, List<String> unable) {
    Signers {
      able = List.copyOf(able);
      unable = List.copyOf(unable);
    }
  }

  /** Those that sign at this time. One that cannot be opened does not stop the others. */
  Signers signers(Transaction tx, Instant now) {
    List<NoteSigner> able = new ArrayList<>();
    List<String> unable = new ArrayList<>();
    for (CosignerKey key : all(tx)) {
      if (key.isValidAt(now)) {
        switch (files.open(key.key())) {
          case Opening.Opened(NoteSigner signer) -> able.add(signer);
          case Opening.Failed(String reason) -> unable.add(reason);
        }
      }
    }
    return new Signers(able, unable);
  }

  /**
   * Opens every key that signs at this time.
   *
   * @throws IllegalArgumentException naming the files of those that cannot be opened
   */
  public void refuseUnlessAllOpen(Database service, Instant now) {
    Signers signers = service.inTransaction(tx -> signers(tx, now));
    if (!signers.unable().isEmpty()) {
      throw new IllegalArgumentException(
          "a cosigner key cannot be opened: " + String.join("; ", signers.unable()));
    }
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

  /**
   * Ends a key's time, at once where it has not begun; a time that is set is never moved back.
   *
   * @return when the time ends now; empty where no such key is known
   */
  public static Optional<Instant> retire(Database owner, String keyId, Instant until) {
    return owner.inTransaction(tx -> {
      find(tx, keyId).ifPresent(key -> tx.change(RETIRE, until.toEpochMilli(), key.key().format()));
      return find(tx, keyId).flatMap(CosignerKey::validUntil);
    });
  }

  private static Optional<CosignerKey> find(Transaction tx, String keyId) {
    return all(tx).stream().filter(key -> key.id().equals(keyId)).findFirst();
  }
}
