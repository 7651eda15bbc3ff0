package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions, from what binds least to what binds most. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

  private final TokenStream in;
  private final QueryParser queries;
  private final PrimaryParser primaries;

  ExpressionParser(TokenStream in, QueryParser queries) {
    this.in = in;
    this.queries = queries;
    this.primaries = new PrimaryParser(in, this, queries);
  }

  Expression expression() {
    Expression left = conjunction();
    while (in.accept("OR")) {
      left = new Expression.Binary("OR", left, conjunction());
    }
    return left;
  }

  List<Expression> expressions() {
    return in.commaSeparated(this::expression);
  }

  private Expression conjunction() {
    Expression left = negation();
    while (in.accept("AND")) {
      left = new Expression.Binary("AND", left, negation());
    }
    return left;
  }

  private Expression negation() {
    return in.accept("NOT") ? new Expression.Unary("NOT", negation()) : predicate();
  }

  private Expression predicate() {
    Expression left = sum();
    while (true) {
      Optional<Expression> longer = continued(left);
      if (longer.isEmpty()) {
        return left;
      }
      left = longer.get();
    }
  }

  private Optional<Expression> continued(Expression left) {
    Token token = in.peek();
    if (token.kind() == Kind.SYMBOL && COMPARISONS.contains(token.text())) {
      in.next();
      String operator = token.text().equals("!=") ? "<>" : token.text();
      return Optional.of(new Expression.Binary(operator, left, sum()));
    }
    if (in.accept("IS")) {
      boolean negated = in.accept("NOT");
      in.expect("NULL");
      return Optional.of(new Expression.IsNull(left, negated));
    }
    boolean negated = in.isNext("NOT") && isNegatable(in.peek(1));
    if (negated) {
      in.next();
    }
    return negatable(left, negated);
  }

  private static boolean isNegatable(Token token) {
    return token.isWord("IN")
        || token.isWord("BETWEEN")
        || token.isWord("LIKE")
        || token.isWord("ILIKE");
  }

  private Optional<Expression> negatable(Expression left, boolean negated) {
    if (in.accept("IN")) {
      return Optional.of(in(left, negated));
    }
    if (in.accept("BETWEEN")) {
      Expression low = sum();
      in.expect("AND");
      return Optional.of(new Expression.Between(left, low, sum(), negated));
    }
    if (in.isNext("LIKE") || in.isNext("ILIKE")) {
      return Optional.of(like(left, negated));
    }
    return Optional.empty();
  }

  private Expression in(Expression left, boolean negated) {
    in.expectSymbol("(");
    Expression found =
        queries.startsQuery()
            ? new Expression.InQuery(left, queries.query(), negated)
            : new Expression.InList(left, expressions(), negated);
    in.expectSymbol(")");
    return found;
  }

  private Expression like(Expression left, boolean negated) {
    String operator = in.next().text();
    if (in.isNext("ANY") || in.isNext("ALL")) {
      throw in.notEmulated("LIKE with several patterns");
    }
    Expression pattern = sum();
    Optional<Expression> escape = in.accept("ESCAPE") ? Optional.of(sum()) : Optional.empty();
    return new Expression.Like(operator, left, pattern, escape, negated);
  }

  private Expression sum() {
    Expression left = product();
    while (in.peek().isSymbol("+") || in.peek().isSymbol("-") || in.peek().isSymbol("||")) {
      left = new Expression.Binary(in.next().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = signed();
    while (in.peek().isSymbol("*") || in.peek().isSymbol("%") || in.peek().isSymbol("/")) {
      if (in.peek().isSymbol("/")) {
        throw in.notEmulated("division, whose result has a scale of its own");
      }
      left = new Expression.Binary(in.next().text(), left, signed());
    }
    return left;
  }

  private Expression signed() {
    if (in.acceptSymbol("-")) {
      return new Expression.Unary("-", signed());
    }
    return in.acceptSymbol("+") ? signed() : suffixed();
  }

  private Expression suffixed() {
    Expression operand = primaries.primary();
    while (true) {
      if (in.acceptSymbol("::")) {
        operand = new Expression.Cast(operand, new TypeParser(in).type());
      } else if (in.acceptSymbol(":")) {
        operand = new Expression.Path(operand, steps());
      } else if (in.peek().isSymbol("[")) {
        throw in.notEmulated("an element of a VARIANT by [ ]");
      } else {
        return operand;
      }
    }
  }

  /** Keys keep their case here, other than names. */
  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    do {
      Token token = in.peek();
      if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
        throw in.unexpected();
      }
      in.next();
      steps.add(token.kind() == Kind.WORD ? in.textSince(token) : token.text());
    } while (in.acceptSymbol("."));
    return steps;
  }
}
