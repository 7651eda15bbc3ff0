package com.claresia.hub.emulators.snowflake.engine;

/** Whether an account has hybrid tables. */
public enum HybridTables {
  /** As in most commercial regions. */
  AVAILABLE,
  /** As in trial accounts, or on a cloud that lacks them. */
  UNAVAILABLE
}
