package com.claresia.hub.adapters.persistence.postgres;

/** Why the store is opened. */
enum Access {
  /** To serve: the login must have the service's rights and no more. */
  SERVE,
  /** To verify: any login that may read will do, and nothing can be written. */
  VERIFY
}
