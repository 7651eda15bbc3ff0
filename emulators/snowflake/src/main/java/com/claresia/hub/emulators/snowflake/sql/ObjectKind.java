package com.claresia.hub.emulators.snowflake.sql;

import java.util.Locale;

/** Kinds of objects that have an owner and privileges. */
public enum ObjectKind {
  /** The account itself. */
  ACCOUNT,
  /** A database. */
  DATABASE,
  /** A schema. */
  SCHEMA,
  /** A table, hybrid or not. */
  TABLE,
  /** A view. */
  VIEW,
  /** A row access policy. */
  ROW_ACCESS_POLICY,
  /** A warehouse. */
  WAREHOUSE,
  /** A role. */
  ROLE,
  /** A user. */
  USER;

  /** How many parts its whole name has. */
  public int depth() {
    return switch (this) {
      case ACCOUNT -> 0;
      case DATABASE, WAREHOUSE, ROLE, USER -> 1;
      case SCHEMA -> 2;
      case TABLE, VIEW, ROW_ACCESS_POLICY -> 3;
    };
  }

  /** As statements write it. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** As messages begin with it. */
  public String label() {
    return words().charAt(0) + words().substring(1).toLowerCase(Locale.ROOT);
  }

  /** As it stands within messages. */
  public String lower() {
    return words().toLowerCase(Locale.ROOT);
  }
}
