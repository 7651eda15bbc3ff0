package com.claresia.hub.emulators.snowflake.sql;

import java.util.Set;

/** Words that are no name unless quoted; the dialect's part of Snowflake's reserved keywords. */
final class ReservedWords {
  private static final Set<String> WORDS =
      Set.of(
          "ALL",
          "ALTER",
          "AND",
          "ANY",
          "AS",
          "BETWEEN",
          "BY",
          "CASE",
          "CAST",
          "CHECK",
          "COLUMN",
          "CONNECT",
          "CONSTRAINT",
          "CREATE",
          "CROSS",
          "CURRENT",
          "DELETE",
          "DISTINCT",
          "DROP",
          "ELSE",
          "EXISTS",
          "FALSE",
          "FOLLOWING",
          "FOR",
          "FROM",
          "FULL",
          "GRANT",
          "GROUP",
          "HAVING",
          "ILIKE",
          "IN",
          "INNER",
          "INSERT",
          "INTERSECT",
          "INTO",
          "IS",
          "JOIN",
          "LATERAL",
          "LEFT",
          "LIKE",
          "MINUS",
          "NATURAL",
          "NOT",
          "NULL",
          "OF",
          "ON",
          "OR",
          "ORDER",
          "QUALIFY",
          "REGEXP",
          "REVOKE",
          "RIGHT",
          "RLIKE",
          "ROW",
          "ROWS",
          "SAMPLE",
          "SELECT",
          "SET",
          "SOME",
          "START",
          "TABLE",
          "TABLESAMPLE",
          "THEN",
          "TO",
          "TRIGGER",
          "TRUE",
          "TRY_CAST",
          "UNION",
          "UNIQUE",
          "UPDATE",
          "USING",
          "VALUES",
          "WHEN",
          "WHENEVER",
          "WHERE",
          "WITH");

  /** Reserved only where an alias could stand, as these begin the clause that follows. */
  private static final Set<String> NO_ALIAS = Set.of("LIMIT", "OFFSET", "FETCH", "EXCEPT");

  private ReservedWords() {}

  static boolean contains(String word) {
    return WORDS.contains(word);
  }

  static boolean canBeAlias(String word) {
    return !WORDS.contains(word) && !NO_ALIAS.contains(word);
  }
}
