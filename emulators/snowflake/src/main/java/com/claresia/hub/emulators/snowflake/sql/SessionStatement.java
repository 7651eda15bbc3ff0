package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement about the session it runs in. */
public sealed interface SessionStatement extends Statement {

  /** USE with an object. */
  record Use(ObjectKind kind, Name name) implements SessionStatement {}

  /** USE SECONDARY ROLES ALL or NONE. */
  record UseSecondaryRoles(boolean all) implements SessionStatement {}

  /** SET with a variable. */
  record SetVariable(String name, Expression value) implements SessionStatement {}

  /** UNSET with variables. */
  record UnsetVariables(List<String> names) implements SessionStatement {}

  /** ALTER SESSION SET. */
  record SetParameters(Map<String, Expression> values) implements SessionStatement {
    /** Copies the values. */
    public SetParameters {
      values = Map.copyOf(values);
    }
  }

  /** ALTER SESSION UNSET. */
  record UnsetParameters(List<String> names) implements SessionStatement {}

  /** SHOW PARAMETERS of the session. */
  record ShowParameters(Optional<String> like) implements SessionStatement {}
}
