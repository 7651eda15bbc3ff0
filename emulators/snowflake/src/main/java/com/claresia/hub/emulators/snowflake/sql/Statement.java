package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;

/** One of the statements of the dialect. */
public sealed interface Statement
    permits Statement.QueryStatement,
        Change,
        Definition,
        GrantStatement,
        SessionStatement,
        TransactionStatement {

  /** A SELECT. */
  record QueryStatement(Query query) implements Statement {}

  /**
   * A statement and how often values are bound in it.
   *
   * @param statement the tree
   * @param binds how many places for values it has
   */
  record Parsed(Statement statement, int binds) {}

  /** The statement that the text holds, and nothing after it. */
  static Parsed parse(String sql) {
    return StatementParser.parse(sql);
  }

  /** A query by itself: the text of a view. */
  static Query parseQuery(String sql) {
    return StatementParser.parseQuery(sql);
  }

  /** An expression by itself: the body of a policy, or a default. */
  static Expression parseExpression(String sql) {
    return StatementParser.parseExpression(sql);
  }

  /** Names as they are stored, from a list with dots. */
  static List<String> parseName(String name) {
    return StatementParser.parseName(name).parts();
  }
}
