package com.claresia.hub.adapters.persistence.sharepoint;

/** What a store is opened for. */
enum Access {
  /** To run the Hub. */
  SERVE,
  /** To verify: nothing is ever written. */
  VERIFY
}
