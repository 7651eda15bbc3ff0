package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * Keeps checkpoints outside the store, so that a store rolled back to an earlier state is noticed
 * ({@code hub.checkpoints.mirror}).
 */
public interface CheckpointMirror {
  /**
   * Keeps one more checkpoint; the same one may come again. One that contradicts a kept one of the
   * same size never takes its place: both are kept.
   *
   * @throws StoreUnavailable if it could not be kept; the next one will be offered all the same
   */
  void keep(TenantId tenant, StoredCheckpoint checkpoint);

  /**
   * The largest that is kept, read anew, since others may write there too. Nobody has checked who
   * signed it.
   *
   * @throws StoreUnavailable if that cannot be told
   */
  Optional<SignedCheckpoint> newest(TenantId tenant);

  /** Keeps nothing. */
  static CheckpointMirror none() {
    return new CheckpointMirror() {
      @Override
      public void keep(TenantId tenant, StoredCheckpoint checkpoint) {}

      @Override
      public Optional<SignedCheckpoint> newest(TenantId tenant) {
        return Optional.empty();
      }
    };
  }
}
