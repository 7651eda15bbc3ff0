package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/** Whether a log goes on from its last checkpoint, as its tiles prove. */
record Extension(LogTiles tiles) {
  /** Why it does not; empty where it does. */
  Optional<String> contradiction(TenantId tenant, StoredCheckpoint last, ChainHead head) {
    if (head.size() < last.size()) {
      return Optional.of(
          "the chain has " + head.size() + " records, its checkpoint " + last.size());
    }
    if (isConsistent(tenant, last, head)) {
      return Optional.empty();
    }
    // What is in memory may be of a time before the store was restored.
    tiles.forget(tenant);
    return isConsistent(tenant, last, head)
        ? Optional.empty()
        : Optional.of("the chain of " + head.size() + " does not extend that of " + last.size());
  }

  private boolean isConsistent(TenantId tenant, StoredCheckpoint last, ChainHead head) {
    var nodes = tiles.nodes(tenant, head.size());
    return ConsistencyProof.of(last.size(), head.size(), nodes).verify(last.root(), head.root())
        instanceof ProofVerdict.Proven;
  }
}
