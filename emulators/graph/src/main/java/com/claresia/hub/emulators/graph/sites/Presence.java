package com.claresia.hub.emulators.graph.sites;

/** Whether something is to be found. */
public enum Presence {
  /** It is there. */
  LIVE,
  /** It is in the recycle bin. */
  RECYCLED,
  /** It is gone; only that it was there is known. */
  PURGED
}
