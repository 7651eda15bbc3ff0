package com.claresia.hub.adapters.persistence.sharepoint;

/** Where queries look first. The answer is the same. */
enum Queries {
  /** In the list {@code Records}, where it is indexed and up to date. */
  VIEW,
  /** In the local index always, which costs no units. */
  INDEX
}
