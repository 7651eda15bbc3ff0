package com.claresia.hub.emulators.snowflake.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads queries. */
final class QueryParser {
  private final TokenStream in;
  private final ExpressionParser expressions;
  private final SourceParser sources;

  QueryParser(TokenStream in) {
    this.in = in;
    this.expressions = new ExpressionParser(in, this);
    this.sources = new SourceParser(in, expressions, this);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  SourceParser sources() {
    return sources;
  }

  /** Whether a query comes next, after brackets or without. */
  boolean startsQuery() {
    int ahead = 0;
    while (in.peek(ahead).isSymbol("(")) {
      ahead++;
    }
    return in.peek(ahead).isWord("SELECT") || in.peek(ahead).isWord("WITH");
  }

  Query query() {
    List<Query.CommonTable> with = in.accept("WITH") ? commonTables() : List.of();
    Query.Body body = body();
    List<Query.Order> order = orderBy();
    Optional<Expression> limit = in.accept("LIMIT") ? Optional.of(expression()) : Optional.empty();
    Optional<Expression> offset =
        in.accept("OFFSET") ? Optional.of(expression()) : Optional.empty();
    if (in.isNext("FETCH") || in.isNext("FOR")) {
      throw in.notEmulated("this clause");
    }
    return new Query(with, body, order, limit, offset);
  }

  private Expression expression() {
    return expressions.expression();
  }

  private List<Query.CommonTable> commonTables() {
    if (in.isNext("RECURSIVE")) {
      throw in.notEmulated("a recursive query");
    }
    return in.commaSeparated(this::commonTable);
  }

  private Query.CommonTable commonTable() {
    String name = in.identifier();
    List<String> columns = in.peek().isSymbol("(") ? in.bracketed(in::identifier) : List.of();
    in.expect("AS");
    in.expectSymbol("(");
    Query query = query();
    in.expectSymbol(")");
    return new Query.CommonTable(name, columns, query);
  }

  private Query.Body body() {
    Query.Body left = simpleBody();
    while (in.isNext("UNION")
        || in.isNext("INTERSECT")
        || in.isNext("EXCEPT")
        || in.isNext("MINUS")) {
      left = new Query.SetOperation(left, operator(), simpleBody());
    }
    return left;
  }

  private String operator() {
    String word = in.next().text();
    if (word.equals("UNION") && in.accept("ALL")) {
      return "UNION ALL";
    }
    return word.equals("MINUS") ? "EXCEPT" : word;
  }

  private Query.Body simpleBody() {
    if (in.acceptSymbol("(")) {
      Query query = query();
      in.expectSymbol(")");
      return new Query.Nested(query);
    }
    return select();
  }

  private Query.Select select() {
    in.expect("SELECT");
    boolean distinct = in.accept("DISTINCT");
    if (!distinct) {
      in.accept("ALL");
    }
    if (in.isNext("TOP") && in.peek(1).kind() == Token.Kind.NUMBER) {
      throw in.notEmulated("TOP");
    }
    List<Query.Item> items = in.commaSeparated(this::item);
    List<Query.Source> from = in.accept("FROM") ? in.commaSeparated(sources::joined) : List.of();
    Optional<Expression> where = clause("WHERE");
    List<Expression> groupBy = in.accept("GROUP", "BY") ? groupBy() : List.of();
    return new Query.Select(
        distinct, items, from, where, groupBy, clause("HAVING"), clause("QUALIFY"));
  }

  private Optional<Expression> clause(String word) {
    return in.accept(word) ? Optional.of(expression()) : Optional.empty();
  }

  private List<Expression> groupBy() {
    if (in.isNext("ALL")
        || in.isNext("CUBE")
        || in.isNext("ROLLUP")
        || in.isNext("GROUPING", "SETS")) {
      throw in.notEmulated("this kind of GROUP BY");
    }
    return expressions.expressions();
  }

  private Query.Item item() {
    if (in.acceptSymbol("*")) {
      return allColumns(Optional.empty());
    }
    if (in.peek().isName() && in.peek(1).isSymbol(".") && in.peek(2).isSymbol("*")) {
      String table = in.identifier();
      in.next();
      in.next();
      return allColumns(Optional.of(table));
    }
    return new Query.Selected(expression(), alias());
  }

  private Query.Item allColumns(Optional<String> table) {
    if (in.isNext("EXCLUDE") || in.isNext("ILIKE") || in.isNext("RENAME") || in.isNext("REPLACE")) {
      throw in.notEmulated("an altered *");
    }
    return new Query.AllColumns(table);
  }

  Optional<String> alias() {
    if (in.accept("AS")) {
      return Optional.of(in.identifier());
    }
    Token token = in.peek();
    boolean found =
        token.kind() == Token.Kind.QUOTED_NAME
            || (token.kind() == Token.Kind.WORD && ReservedWords.canBeAlias(token.text()));
    return found ? Optional.of(in.identifier()) : Optional.empty();
  }

  List<Query.Order> orderBy() {
    return in.accept("ORDER", "BY") ? in.commaSeparated(this::order) : new ArrayList<>();
  }

  private Query.Order order() {
    Expression key = expression();
    boolean descending = in.accept("DESC");
    if (!descending) {
      in.accept("ASC");
    }
    if (in.accept("NULLS", "FIRST")) {
      return new Query.Order(key, descending, Optional.of(true));
    }
    boolean last = in.accept("NULLS", "LAST");
    return new Query.Order(key, descending, last ? Optional.of(false) : Optional.empty());
  }
}
