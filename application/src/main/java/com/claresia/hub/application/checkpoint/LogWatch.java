package com.claresia.hub.application.checkpoint;

import com.claresia.hub.domain.tenancy.TenantId;

/** Told whether the store still has of a log what this Hub, or its mirror, knows to have been. */
public interface LogWatch {
  /**
   * The store has fewer records: it was put back to an earlier state. Told again for as long as it
   * is so.
   *
   * @param reason for people; no secret
   */
  void behind(TenantId tenant, String reason);

  /** The log goes on from all that is known of it. */
  void level(TenantId tenant);

  /** Does nothing about it. */
  static LogWatch none() {
    return new LogWatch() {
      @Override
      public void behind(TenantId tenant, String reason) {}

      @Override
      public void level(TenantId tenant) {}
    };
  }
}
