package com.claresia.hub.emulators.snowflake.sql;

/** Begins or ends a transaction. */
public enum TransactionStatement implements Statement {
  /** BEGIN. */
  BEGIN,
  /** COMMIT. */
  COMMIT,
  /** ROLLBACK. */
  ROLLBACK
}
