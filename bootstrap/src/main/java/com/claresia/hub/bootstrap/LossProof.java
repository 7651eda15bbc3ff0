package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Whether a store has lost records, by the log's own signature (ADR 24): a checkpoint is signed
 * over what is stored and over nothing else, so one that is larger than the store proves a loss,
 * whoever shows it. Nobody else's word does.
 *
 * @param controlPlane shows the newest checkpoint that it saw
 * @param extent of a log in the store, which no store tells late
 * @param logKeys the keys of each tenant's log
 */
record LossProof(
    ControlPlane controlPlane,
    ToLongFunction<TenantId> extent,
    Function<TenantId, List<NoteVerifier>> logKeys) {
  /**
   * What was lost.
   *
   * @param signedSize of the log when it was signed
   * @param storedSize of the log in the store now
   */
  record Loss(long signedSize, long storedSize) {}

  /**
   * The loss, if one is proven.
   *
   * @throws ControlPlaneUnavailable if it shows nothing
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Loss> of(TenantId tenant) {
    Optional<SignedCheckpoint> shown =
        controlPlane.checkpoint(tenant).filter(checkpoint -> isOwn(tenant, checkpoint));
    // Read after it: until then another Hub may have written, signed and sent.
    long stored = extent.applyAsLong(tenant);
    return shown
        .map(checkpoint -> new Loss(checkpoint.checkpoint().size(), stored))
        .filter(loss -> loss.signedSize() > loss.storedSize());
  }

  private boolean isOwn(TenantId tenant, SignedCheckpoint shown) {
    String text = shown.note().text();
    return shown.checkpoint().origin().equals(tenant.logOrigin())
        && logKeys.apply(tenant).stream()
            .anyMatch(key ->
                shown.note().signatures().stream()
                    .anyMatch(line -> key.check(text, line) instanceof SignatureVerdict.Signed));
  }
}
