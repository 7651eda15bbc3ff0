package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.Set;

/** The privileges that are known, by kind of object. */
public final class Privilege {
  /** To name a container, and to use a warehouse. */
  public static final String USAGE = "USAGE";

  /** To read. */
  public static final String SELECT = "SELECT";

  /** To put a row access policy on a table. */
  public static final String APPLY = "APPLY";

  /** The same, on any table of the account. */
  public static final String APPLY_ROW_ACCESS_POLICY = "APPLY ROW ACCESS POLICY";

  /** To grant privileges on what one does not own. */
  public static final String MANAGE_GRANTS = "MANAGE GRANTS";

  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "CREATE DATABASE",
          "CREATE ROLE",
          "CREATE USER",
          "CREATE WAREHOUSE",
          MANAGE_GRANTS,
          APPLY_ROW_ACCESS_POLICY);
  private static final Set<String> OF_SCHEMAS =
      Set.of(
          USAGE,
          "MODIFY",
          "MONITOR",
          "CREATE TABLE",
          "CREATE HYBRID TABLE",
          "CREATE VIEW",
          "CREATE ROW ACCESS POLICY");
  private static final Set<String> OF_TABLES =
      Set.of(SELECT, "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES");

  private Privilege() {}

  /** The privilege to pass that one on. */
  public static String grantOption(String privilege) {
    return privilege + " WITH GRANT OPTION";
  }

  /** What can be granted on objects of that kind. */
  public static Set<String> on(ObjectKind kind) {
    return switch (kind) {
      case ACCOUNT -> OF_THE_ACCOUNT;
      case DATABASE -> Set.of(USAGE, "MODIFY", "MONITOR", "CREATE SCHEMA");
      case SCHEMA -> OF_SCHEMAS;
      case TABLE -> OF_TABLES;
      case VIEW -> Set.of(SELECT, "REFERENCES");
      case ROW_ACCESS_POLICY -> Set.of(APPLY);
      case WAREHOUSE -> Set.of(USAGE, "OPERATE", "MODIFY", "MONITOR");
      case ROLE, USER -> Set.of();
    };
  }
}
