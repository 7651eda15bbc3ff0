package com.claresia.hub.domain.tenancy;

/** Who may read a tenant's log of salted hashes. */
public enum LogAccess {
  /** Bearers of the tenant's tokens. */
  BEARER,
  /** Everybody: salted hashes tell nothing. */
  PUBLIC
}
