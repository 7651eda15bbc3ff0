package com.claresia.hub.application.append;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * How long a log was after this process's last commit. What is gone of that was lost in a restore,
 * and whatever were written in its place would fork the log; another Hub's records only ever make
 * it longer. For one thread.
 */
final class OwnCommits {
  private final TenantId tenant;
  private final HubStore store;
  private long size;

  OwnCommits(TenantId tenant, HubStore store) {
    this.tenant = tenant;
    this.store = store;
  }

  void reached(ChainHead head) {
    size = head.size();
  }

  /**
   * Why a log that ends there has lost some; empty where it has not.
   *
   * @throws StoreUnavailable if the store has them, and only answered with an older end
   */
  Optional<String> lossAt(long end) {
    if (end >= size) {
      return Optional.empty();
    }
    // Some stores may answer for a head with what they saw a moment ago, never for the extent.
    if (store.extent(tenant) >= size) {
      throw new StoreUnavailable("the store answers with what it was a moment ago");
    }
    return Optional.of(
        "the store has %d records and had %d: it was put back to an earlier state and has to be recovered"
            .formatted(end, size));
  }
}
