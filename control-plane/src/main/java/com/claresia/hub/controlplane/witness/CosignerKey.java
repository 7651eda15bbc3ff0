package com.claresia.hub.controlplane.witness;

import com.claresia.hub.domain.provenance.VerifierKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key of this witness.
 *
 * @param key its public half, of type cosignature/v1
 * @param validFrom from when on it signs
 * @param validUntil when it stops, if that is known
 */
public record CosignerKey(VerifierKey key, Instant validFrom, Optional<Instant> validUntil) {
  /** Whether it signs at this time. */
  public boolean isValidAt(Instant time) {
    return !time.isBefore(validFrom) && validUntil.map(time::isBefore).orElse(true);
  }

  /** The key's id as eight hex digits, by which commands name it. */
  public String id() {
    return HexFormat.of().toHexDigits(key.keyId());
  }
}
