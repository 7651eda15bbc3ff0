package com.claresia.hub.application.port;

/** In what stores differ. A capability that is missing is refused, and the refusal is tested. */
public enum StoreCapability {
  /** A unique key refuses a known id within the append itself; others keep an id index. */
  UNIQUE_RECORD_IDS,
  /** Content of a single record can be dropped in place. */
  DROPS_SINGLE_CONTENT
}
