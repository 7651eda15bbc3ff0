package com.claresia.hub.application.append;

import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;

/** Told of every segment that became durable, and of a store that lost some. */
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
   * The store has fewer records than this process has committed to it, so nothing is written for
   * the tenant any more: it must neither block nor throw.
   */
  default void behind(TenantId tenant) {}

  /**
   * A store has decided on a segment, as appended or otherwise: it must neither block nor throw.
   */
  default void decided(DecidedSegment segment) {}
}
