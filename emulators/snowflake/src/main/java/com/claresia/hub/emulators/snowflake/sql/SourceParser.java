package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.sql.Query.JoinKind;
import java.util.Optional;

/** Reads what stands after FROM. */
final class SourceParser {
  private final TokenStream in;
  private final ExpressionParser expressions;
  private final QueryParser queries;

  SourceParser(TokenStream in, ExpressionParser expressions, QueryParser queries) {
    this.in = in;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query.Source joined() {
    Query.Source left = source();
    while (true) {
      Optional<JoinKind> kind = joinKind();
      if (kind.isEmpty()) {
        return left;
      }
      Query.Source right = source();
      left = new Query.Join(left, kind.get(), right, condition(kind.get()));
    }
  }

  private Optional<JoinKind> joinKind() {
    if (in.isNext("NATURAL") || in.isNext("ASOF") || in.isNext("LATERAL") || in.isNext("FULL")) {
      throw in.notEmulated("this join");
    }
    if (in.accept("JOIN") || in.accept("INNER", "JOIN")) {
      return Optional.of(JoinKind.INNER);
    }
    if (in.accept("CROSS", "JOIN")) {
      return Optional.of(JoinKind.CROSS);
    }
    return outerJoin("LEFT", JoinKind.LEFT).or(() -> outerJoin("RIGHT", JoinKind.RIGHT));
  }

  private Optional<JoinKind> outerJoin(String word, JoinKind kind) {
    boolean found = in.accept(word, "OUTER", "JOIN") || in.accept(word, "JOIN");
    return found ? Optional.of(kind) : Optional.empty();
  }

  private Query.JoinCondition condition(JoinKind kind) {
    if (kind == JoinKind.CROSS) {
      return new Query.Always();
    }
    if (in.accept("USING")) {
      return new Query.Using(in.bracketed(in::identifier));
    }
    in.expect("ON");
    return new Query.On(expressions.expression());
  }

  Query.Source source() {
    if (in.isNext("TABLE") || in.isNext("VALUES") || in.isNext("LATERAL")) {
      throw in.notEmulated("this source of rows");
    }
    Query.Source source = in.peek().isSymbol("(") ? bracketed() : named();
    if (in.isNext("SAMPLE") || in.isNext("TABLESAMPLE") || in.peek().isSymbol("(")) {
      throw in.notEmulated("this source of rows");
    }
    return source;
  }

  private Query.Source bracketed() {
    in.expectSymbol("(");
    if (!queries.startsQuery()) {
      throw in.notEmulated("brackets around a join or VALUES");
    }
    Query query = queries.query();
    in.expectSymbol(")");
    return new Query.DerivedSource(query, queries.alias());
  }

  private Query.Source named() {
    Name name = in.name();
    if ((in.isNext("AT") || in.isNext("BEFORE")) && in.peek(1).isSymbol("(")) {
      throw in.notEmulated("Time Travel");
    }
    return new Query.NamedSource(name, queries.alias());
  }
}
