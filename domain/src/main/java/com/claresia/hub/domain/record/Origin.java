package com.claresia.hub.domain.record;

/** Where a record comes from: some actors and events are the Hub's own. */
public enum Origin {
  /** Somebody with a token. */
  CLIENT,
  /** The Hub itself. */
  HUB
}
