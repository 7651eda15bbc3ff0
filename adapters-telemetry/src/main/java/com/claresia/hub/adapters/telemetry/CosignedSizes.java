package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * How far logs are cosigned, as the store shows it.
 *
 * @param feed with the checkpoints
 * @param cosigners keys whose cosignatures are believed
 */
record CosignedSizes(EnvelopeFeed feed, List<NoteVerifier> cosigners) {
  /** About a quarter of an hour of checkpoints, where one a second is signed. */
  private static final int LOOKED_AT = 1_000;

  private static final Logger LOG = System.getLogger(CosignedSizes.class.getName());

  /** Of the newest checkpoint with a cosignature that holds; empty where none is found. */
  Optional<Long> size(TenantId tenant) {
    try {
      return newest(tenant, 1).or(() -> newest(tenant, LOOKED_AT));
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "how far " + tenant + " is cosigned is not known", e);
      return Optional.empty();
    }
  }

  private Optional<Long> newest(TenantId tenant, int lookedAt) {
    return feed.newestCheckpoints(tenant, lookedAt).stream()
        .filter(this::isCosigned)
        .map(StoredCheckpoint::size)
        .findFirst();
  }

  private boolean isCosigned(StoredCheckpoint kept) {
    return SignedCheckpoint.parse(kept.note())
            instanceof Parsed.Valid<SignedCheckpoint>(SignedCheckpoint signed)
        && signed.newestCosignature(cosigners).isPresent();
  }
}
