package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a log goes on from what it is known to have been, as its size and its tiles prove. */
record Extension(HubStore store, LogTiles tiles) {
  /**
   * That it is shorter; empty where it is not.
   *
   * @throws StoreUnavailable if the store answered with an older head than it has
   */
  Optional<String> shortfall(TenantId tenant, List<Past> pasts, ChainHead head) {
    Optional<Past> longest =
        pasts.stream()
            .max(Comparator.comparingLong(Past::size))
            .filter(p -> p.size() > head.size());
    // Some stores may answer for a head with what they saw a moment ago, never for the extent.
    if (longest.isPresent() && store.extent(tenant) >= longest.get().size()) {
      throw new StoreUnavailable("the store answers with what it was a moment ago");
    }
    return longest.map(past -> shortfall(past, head));
  }

  private static String shortfall(Past past, ChainHead head) {
    return "the store has %d records and %s %d: it was put back to an earlier state and has to be recovered"
        .formatted(head.size(), past.witness(), past.size());
  }

  /** That it has as many records, and others; empty where it does not. */
  Optional<String> contradiction(TenantId tenant, List<Past> pasts, ChainHead head) {
    return pasts.stream()
        .filter(past -> !past.is(head))
        .flatMap(past -> contradiction(tenant, past, head).stream())
        .findFirst();
  }

  private Optional<String> contradiction(TenantId tenant, Past past, ChainHead head) {
    if (isConsistent(tenant, past, head)) {
      return Optional.empty();
    }
    // What is in memory may be of a time before the store was restored.
    tiles.forget(tenant);
    return isConsistent(tenant, past, head)
        ? Optional.empty()
        : Optional.of(
            "the chain of %d does not extend %s (%d)"
                .formatted(head.size(), past.witness(), past.size()));
  }

  private boolean isConsistent(TenantId tenant, Past past, ChainHead head) {
    var nodes = tiles.nodes(tenant, head.size());
    return ConsistencyProof.of(past.size(), head.size(), nodes).verify(past.root(), head.root())
        instanceof ProofVerdict.Proven;
  }
}
