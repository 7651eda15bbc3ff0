package com.claresia.hub.application.port;

import com.claresia.hub.domain.tenancy.TenantId;

/**
 * Keeps checkpoints outside the store, so that a store rolled back to an earlier state is noticed
 * ({@code hub.checkpoints.mirror}).
 */
@FunctionalInterface
public interface CheckpointMirror {
  /**
   * Keeps one more checkpoint; the same one may come again.
   *
   * @throws StoreUnavailable if it could not be kept; the next one will be offered all the same
   */
  void keep(TenantId tenant, StoredCheckpoint checkpoint);

  /** Keeps nothing. */
  static CheckpointMirror none() {
    return (tenant, checkpoint) -> {};
  }
}
