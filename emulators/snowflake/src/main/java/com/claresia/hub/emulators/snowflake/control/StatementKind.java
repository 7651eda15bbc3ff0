package com.claresia.hub.emulators.snowflake.control;

/** Kinds of statements, with the number that the driver tells them by. */
public enum StatementKind {
  /** Reads rows. */
  SELECT(0x1000),
  /** Adds rows. */
  INSERT(0x3100),
  /** Changes rows. */
  UPDATE(0x3200),
  /** Takes rows away. */
  DELETE(0x3300),
  /** Changes or adds rows. */
  MERGE(0x3400),
  /** Sets the session up. */
  SESSION(0x4000),
  /** Sets a parameter of the session: so the driver switches autocommit. */
  ALTER_SESSION(0x4100),
  /** Chooses a role, warehouse, database or schema. */
  USE(0x4300),
  /** Lists something. */
  SHOW(0x4400),
  /** Begins or ends a transaction. */
  TRANSACTION(0x5000),
  /** Makes, alters or drops an object, or grants. */
  DEFINITION(0x6000),
  /** Not of the dialect. */
  UNKNOWN(0);

  private final int typeId;

  StatementKind(int typeId) {
    this.typeId = typeId;
  }

  /** The number on the wire. */
  public int typeId() {
    return typeId;
  }

  /** Whether it changes rows. */
  public boolean isChange() {
    return this == INSERT || this == UPDATE || this == DELETE || this == MERGE;
  }
}
