package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.sql.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what expressions are made of: literals, columns, functions, brackets. */
final class PrimaryParser {
  /** Functions that Snowflake lets one write without brackets. */
  private static final Set<String> BARE_FUNCTIONS =
      Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_USER", "CURRENT_ROLE");

  /** Reserved, but functions where a bracket follows. */
  private static final Set<String> RESERVED_FUNCTIONS = Set.of("LEFT", "RIGHT");

  private final TokenStream in;
  private final ExpressionParser expressions;
  private final QueryParser queries;

  PrimaryParser(TokenStream in, ExpressionParser expressions, QueryParser queries) {
    this.in = in;
    this.expressions = expressions;
    this.queries = queries;
  }

  Expression primary() {
    Token token = in.peek();
    return switch (token.kind()) {
      case TEXT -> new Expression.Text(in.next().text());
      case BINARY -> new Expression.Bytes(in.next().text());
      case NUMBER -> number();
      case VARIABLE -> new Expression.Variable(in.next().text());
      case BIND -> new Expression.Bind(in.nextBind());
      case SYMBOL -> bracketed();
      case WORD -> word(token);
      case QUOTED_NAME -> columnOrCall();
      case END -> throw in.unexpected();
    };
  }

  private Expression number() {
    try {
      BigDecimal value = new BigDecimal(in.peek().text());
      in.next();
      return new Expression.Numeral(value);
    } catch (NumberFormatException e) {
      throw in.unexpected();
    }
  }

  private Expression bracketed() {
    in.expectSymbol("(");
    Expression inner =
        queries.startsQuery() ? new Expression.Scalar(queries.query()) : expressions.expression();
    in.expectSymbol(")");
    return inner;
  }

  private Expression word(Token token) {
    return switch (token.text()) {
      case "NULL" -> plain(new Expression.Null());
      case "TRUE" -> plain(new Expression.Truth(true));
      case "FALSE" -> plain(new Expression.Truth(false));
      case "CASE" -> caseExpression();
      case "CAST" -> cast();
      case "EXISTS" -> exists();
      case "TRY_CAST" -> throw in.notEmulated("TRY_CAST");
      case "INTERVAL" -> intervalOrColumn();
      default -> columnOrCall();
    };
  }

  private Expression plain(Expression expression) {
    in.next();
    return expression;
  }

  private Expression intervalOrColumn() {
    if (in.peek(1).kind() == Kind.TEXT) {
      throw in.notEmulated("INTERVAL");
    }
    return columnOrCall();
  }

  private Expression exists() {
    in.next();
    in.expectSymbol("(");
    Query query = queries.query();
    in.expectSymbol(")");
    return new Expression.Exists(query);
  }

  private Expression cast() {
    in.next();
    in.expectSymbol("(");
    Expression operand = expressions.expression();
    in.expect("AS");
    DataType type = new TypeParser(in).type();
    in.expectSymbol(")");
    return new Expression.Cast(operand, type);
  }

  private Expression caseExpression() {
    in.next();
    Optional<Expression> operand =
        in.isNext("WHEN") ? Optional.empty() : Optional.of(expressions.expression());
    List<Expression.When> whens = new ArrayList<>();
    while (in.accept("WHEN")) {
      Expression condition = expressions.expression();
      in.expect("THEN");
      whens.add(new Expression.When(condition, expressions.expression()));
    }
    Optional<Expression> otherwise =
        in.accept("ELSE") ? Optional.of(expressions.expression()) : Optional.empty();
    in.expect("END");
    if (whens.isEmpty()) {
      throw in.unexpected();
    }
    return new Expression.Case(operand, whens, otherwise);
  }

  private Expression columnOrCall() {
    Token first = in.peek();
    if (RESERVED_FUNCTIONS.contains(first.text()) && in.peek(1).isSymbol("(")) {
      in.next();
      return call(first.text());
    }
    String name = in.identifier();
    if (first.kind() == Kind.WORD && in.peek().isSymbol("(")) {
      return call(name);
    }
    if (first.kind() == Kind.WORD && BARE_FUNCTIONS.contains(name) && !in.peek().isSymbol(".")) {
      return new Expression.Call(name, List.of(), false, Optional.empty());
    }
    return column(name);
  }

  private Expression column(String first) {
    List<String> parts = new ArrayList<>(List.of(first));
    while (in.acceptSymbol(".")) {
      parts.add(in.identifier());
    }
    return new Expression.Column(parts.subList(0, parts.size() - 1), parts.getLast());
  }

  private Expression call(String name) {
    in.expectSymbol("(");
    boolean distinct = in.accept("DISTINCT");
    List<Expression> arguments = in.peek().isSymbol(")") ? List.of() : arguments();
    in.expectSymbol(")");
    if (in.isNext("WITHIN", "GROUP")) {
      throw in.notEmulated("WITHIN GROUP");
    }
    Optional<Expression.Window> window = in.accept("OVER") ? Optional.of(window()) : none();
    return new Expression.Call(name, arguments, distinct, window);
  }

  private static Optional<Expression.Window> none() {
    return Optional.empty();
  }

  private List<Expression> arguments() {
    if (in.acceptSymbol("*")) {
      return List.of(new Expression.Star());
    }
    return expressions.expressions();
  }

  private Expression.Window window() {
    in.expectSymbol("(");
    List<Expression> partition =
        in.accept("PARTITION", "BY") ? expressions.expressions() : List.of();
    List<Query.Order> order = queries.orderBy();
    Expression.Frame frame = frame();
    in.expectSymbol(")");
    return new Expression.Window(partition, order, frame);
  }

  private Expression.Frame frame() {
    if (in.accept("ROWS", "BETWEEN", "UNBOUNDED", "PRECEDING", "AND", "CURRENT", "ROW")) {
      return Expression.Frame.ROWS_SO_FAR;
    }
    if (!in.peek().isSymbol(")")) {
      throw in.notEmulated("this frame of a window");
    }
    return Expression.Frame.DEFAULT;
  }
}
