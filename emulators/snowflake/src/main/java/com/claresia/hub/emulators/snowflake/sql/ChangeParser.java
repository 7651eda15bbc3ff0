package com.claresia.hub.emulators.snowflake.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads INSERT, UPDATE, DELETE and MERGE. */
final class ChangeParser {
  private final TokenStream in;
  private final QueryParser queries;
  private final ExpressionParser expressions;

  ChangeParser(TokenStream in, QueryParser queries) {
    this.in = in;
    this.queries = queries;
    this.expressions = queries.expressions();
  }

  Change insert() {
    in.expect("INSERT");
    if (in.isNext("OVERWRITE") || in.isNext("ALL") || in.isNext("FIRST")) {
      throw in.notEmulated("this kind of INSERT");
    }
    in.expect("INTO");
    Name table = in.name();
    boolean hasColumns = in.peek().isSymbol("(") && !queries.startsQuery();
    List<String> columns = hasColumns ? in.bracketed(in::identifier) : List.of();
    return new Change.Insert(table, columns, rows());
  }

  private Change.Rows rows() {
    if (in.accept("VALUES")) {
      return new Change.Values(in.commaSeparated(() -> in.bracketed(this::value)));
    }
    return new Change.Selection(queries.query());
  }

  private Expression value() {
    return in.accept("DEFAULT") ? new Expression.Default() : expressions.expression();
  }

  Change update() {
    in.expect("UPDATE");
    Name table = in.name();
    Optional<String> alias = queries.alias();
    in.expect("SET");
    List<Change.Assignment> assignments = in.commaSeparated(this::assignment);
    if (in.isNext("FROM")) {
      throw in.notEmulated("UPDATE with FROM");
    }
    return new Change.Update(table, alias, assignments, where());
  }

  private Change.Assignment assignment() {
    String column = in.identifier();
    while (in.acceptSymbol(".")) {
      column = in.identifier();
    }
    in.expectSymbol("=");
    return new Change.Assignment(column, value());
  }

  private Optional<Expression> where() {
    return in.accept("WHERE") ? Optional.of(expressions.expression()) : Optional.empty();
  }

  Change delete() {
    in.expect("DELETE", "FROM");
    Name table = in.name();
    Optional<String> alias = queries.alias();
    if (in.isNext("USING")) {
      throw in.notEmulated("DELETE with USING");
    }
    return new Change.Delete(table, alias, where());
  }

  Change merge() {
    in.expect("MERGE", "INTO");
    Name table = in.name();
    Optional<String> alias = queries.alias();
    in.expect("USING");
    Query.Source source = queries.sources().source();
    in.expect("ON");
    Expression on = expressions.expression();
    List<Change.Branch> branches = new ArrayList<>();
    while (in.accept("WHEN")) {
      branches.add(in.accept("MATCHED") ? matched() : unmatched());
    }
    if (branches.isEmpty()) {
      throw in.unexpected();
    }
    return new Change.Merge(table, alias, source, on, branches);
  }

  private Optional<Expression> condition() {
    Optional<Expression> condition =
        in.accept("AND") ? Optional.of(expressions.expression()) : Optional.empty();
    in.expect("THEN");
    return condition;
  }

  private Change.Branch matched() {
    Optional<Expression> condition = condition();
    if (in.accept("DELETE")) {
      return new Change.MatchedDelete(condition);
    }
    in.expect("UPDATE");
    if (in.isNext("ALL")) {
      throw in.notEmulated("UPDATE ALL BY NAME");
    }
    in.expect("SET");
    return new Change.MatchedUpdate(condition, in.commaSeparated(this::assignment));
  }

  private Change.Branch unmatched() {
    in.expect("NOT", "MATCHED");
    Optional<Expression> condition = condition();
    in.expect("INSERT");
    if (in.isNext("ALL")) {
      throw in.notEmulated("INSERT ALL BY NAME");
    }
    List<String> columns = in.peek().isSymbol("(") ? in.bracketed(in::identifier) : List.of();
    in.expect("VALUES");
    return new Change.UnmatchedInsert(condition, columns, in.bracketed(this::value));
  }
}
