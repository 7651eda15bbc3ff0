package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;

/**
 * What the relay has to tell the Hub. Called on the relay's threads; what is said may be said again
 * for as long as it holds.
 */
public interface RelayEvents {
  /**
   * A checkpoint was cosigned by a key that is trusted, and is kept in the store with it: the other
   * side has seen the same log.
   */
  void cosigned(TenantId tenant, StoredCheckpoint checkpoint);

  /**
   * The control plane says that it holds more of this log than the store does. Either the store was
   * put back to an earlier state and must not be written to before it is recovered, or that is not
   * true: a number that nobody signed is no proof.
   */
  void behind(TenantId tenant, long acknowledgedSize, long storedSize);

  /** The store holds all that the control plane says it does. */
  void level(TenantId tenant, long storedSize);

  /**
   * The control plane was told something else before at that place: two Hubs go on from one log, or
   * it was altered.
   */
  void forked(TenantId tenant, String detail);

  /** Records of invocations and what was acknowledged do not add up. */
  void incomplete(TenantId tenant, Incompleteness gap);

  /** They do. */
  void complete(TenantId tenant);

  /** The control plane asks for this version of the store's schema, or for none if it is 0. */
  void schemaWanted(TenantId tenant, int version);

  /** Tells nobody. */
  static RelayEvents none() {
    return new RelayEvents() {
      @Override
      public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {}

      @Override
      public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {}

      @Override
      public void level(TenantId tenant, long storedSize) {}

      @Override
      public void forked(TenantId tenant, String detail) {}

      @Override
      public void incomplete(TenantId tenant, Incompleteness gap) {}

      @Override
      public void complete(TenantId tenant) {}

      @Override
      public void schemaWanted(TenantId tenant, int version) {}
    };
  }
}
