package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the logs are known to have been, apart from what the store says: by what this process has
 * committed and signed, and by the mirror. No restore takes that back. Thread-safe.
 */
final class Pasts {
  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  private final CheckpointMirror mirror;
  private final LogKeys keys;
  private final Map<TenantId, ChainHead> committed = new ConcurrentHashMap<>();

  Pasts(CheckpointMirror mirror, LogKeys keys) {
    this.mirror = mirror;
    this.keys = keys;
  }

  /** This process has committed so much. */
  void committed(TenantId tenant, ChainHead head) {
    committed.put(tenant, head);
  }

  /** All that is known of a log, where {@code newest} is its newest checkpoint in memory. */
  List<Past> of(TenantId tenant, Newest newest) {
    List<Past> pasts = new ArrayList<>();
    mirrored(tenant).map(Past::mirrored).ifPresent(pasts::add);
    newest.known().map(Past::signed).ifPresent(pasts::add);
    Optional.ofNullable(committed.get(tenant)).map(Past::committed).ifPresent(pasts::add);
    return pasts;
  }

  /** The largest that is mirrored, if one of the log's own keys signed it. */
  private Optional<Checkpoint> mirrored(TenantId tenant) {
    try {
      return mirror
          .newest(tenant)
          .filter(kept -> isOwn(tenant, kept))
          .map(SignedCheckpoint::checkpoint);
    } catch (StoreUnavailable e) {
      LOG.log(
          Level.WARNING,
          "what is mirrored of {0} cannot be told: {1}",
          tenant,
          String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isOwn(TenantId tenant, SignedCheckpoint kept) {
    return kept.checkpoint().origin().equals(tenant.logOrigin())
        && keys.verifiers(tenant).stream()
            .anyMatch(key ->
                kept.note().signatures().stream()
                    .map(line -> key.check(kept.note().text(), line))
                    .anyMatch(SignatureVerdict.Signed.class::isInstance));
  }
}
