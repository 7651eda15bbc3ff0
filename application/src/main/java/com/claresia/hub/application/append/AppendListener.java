package com.claresia.hub.application.append;

import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;

/** Told of every segment that became durable. */
@FunctionalInterface
public interface AppendListener {
  /**
   * The tenant's chain has grown. Called between two commits of that tenant, before its writers are
   * answered: it must neither block nor throw.
   *
   * @param tenant whose
   * @param head the chain's head now
   */
  void appended(TenantId tenant, ChainHead head);

  /**
   * A store has decided on a segment, as appended or otherwise: it must neither block nor throw.
   */
  default void decided(DecidedSegment segment) {}
}
