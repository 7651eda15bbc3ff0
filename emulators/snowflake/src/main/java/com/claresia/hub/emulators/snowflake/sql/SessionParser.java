package com.claresia.hub.emulators.snowflake.sql;

import java.util.Optional;

/** Reads USE, SET, UNSET, SHOW PARAMETERS and what begins and ends transactions. */
final class SessionParser {
  private final TokenStream in;
  private final QueryParser queries;

  SessionParser(TokenStream in, QueryParser queries) {
    this.in = in;
    this.queries = queries;
  }

  Statement use() {
    in.expect("USE");
    if (in.accept("SECONDARY", "ROLES")) {
      boolean all = in.accept("ALL");
      if (!all && !in.accept("NONE")) {
        throw in.notEmulated("secondary roles by name");
      }
      return new SessionStatement.UseSecondaryRoles(all);
    }
    ObjectKind kind = kind();
    return new SessionStatement.Use(kind, in.name());
  }

  /** USE with a bare name means a database, with two parts a schema. */
  private ObjectKind kind() {
    for (ObjectKind kind : ObjectKind.values()) {
      boolean usable =
          kind == ObjectKind.ROLE
              || kind == ObjectKind.WAREHOUSE
              || kind == ObjectKind.DATABASE
              || kind == ObjectKind.SCHEMA;
      if (usable && in.peek(1).isName() && in.accept(kind.name())) {
        return kind;
      }
    }
    return in.peek(1).isSymbol(".") ? ObjectKind.SCHEMA : ObjectKind.DATABASE;
  }

  Statement set() {
    in.expect("SET");
    if (in.peek().isSymbol("(")) {
      throw in.notEmulated("SET with several variables");
    }
    String name = in.identifier();
    in.expectSymbol("=");
    return new SessionStatement.SetVariable(name, queries.expressions().expression());
  }

  Statement unset() {
    in.expect("UNSET");
    return new SessionStatement.UnsetVariables(
        in.peek().isSymbol("(") ? in.bracketed(in::identifier) : in.commaSeparated(in::identifier));
  }

  Statement show() {
    in.expect("SHOW");
    if (!in.accept("PARAMETERS")) {
      throw in.notEmulated("SHOW of this");
    }
    Optional<String> like = in.accept("LIKE") ? Optional.of(in.text()) : Optional.empty();
    if (in.accept("IN")) {
      in.expect("SESSION");
    }
    return new SessionStatement.ShowParameters(like);
  }

  Statement begin() {
    if (in.accept("START")) {
      in.expect("TRANSACTION");
      return TransactionStatement.BEGIN;
    }
    in.expect("BEGIN");
    if (!in.accept("TRANSACTION")) {
      in.accept("WORK");
    }
    if (in.isNext("NAME")) {
      throw in.notEmulated("a transaction's name");
    }
    return TransactionStatement.BEGIN;
  }

  Statement end(TransactionStatement how) {
    in.next();
    in.accept("WORK");
    return how;
  }
}
