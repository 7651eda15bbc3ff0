package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Where checkpoints are kept: in the store and in the mirror.
 *
 * @param store which has to take them
 * @param mirror which may fail
 * @param cosigned which of them outlast the others
 */
record KeptCheckpoints(
    HubStore store, CheckpointMirror mirror, Predicate<StoredCheckpoint> cosigned) {
  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  void keep(TenantId tenant, StoredCheckpoint checkpoint) {
    store.putCheckpoint(tenant, checkpoint);
    try {
      mirror.keep(tenant, checkpoint);
    } catch (StoreUnavailable e) {
      LOG.log(
          Level.WARNING,
          "checkpoint {0} of {1} was not mirrored: {2}",
          Long.toString(checkpoint.size()),
          tenant,
          e.getMessage());
    }
  }

  void thinOut(TenantId tenant, Instant now) {
    store.dropCheckpoints(tenant, Thinning.surplus(store.checkpoints(tenant), now, cosigned));
  }
}
