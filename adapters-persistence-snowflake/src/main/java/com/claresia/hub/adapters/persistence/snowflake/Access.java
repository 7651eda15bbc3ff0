package com.claresia.hub.adapters.persistence.snowflake;

/** Why the store is opened. */
enum Access {
  /** To serve: under the service's and the tenants' roles, and no other. */
  SERVE,
  /** To verify: under whatever the user may read, and nothing is written. */
  VERIFY
}
