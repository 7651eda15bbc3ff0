package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes expressions as H2 understands them. */
final class ExpressionWriter {
  private static final int LONGEST_PLAIN_NUMBER = 60;

  private final SqlOutput out;
  private final Frame frame;

  ExpressionWriter(SqlOutput out, Frame frame) {
    this.out = out;
    this.frame = frame;
  }

  SqlOutput out() {
    return out;
  }

  Frame frame() {
    return frame;
  }

  void write(Expression expression) {
    switch (expression) {
      case Expression.Text text -> out.add(H2Sql.text(text.value()));
      case Expression.Numeral number -> out.add(plain(number.value()));
      case Expression.Bytes bytes -> out.add("X'").add(checkedHex(bytes.hex())).add("'");
      case Expression.Truth truth -> out.add(truth.value() ? "TRUE" : "FALSE");
      case Expression.Null _ -> out.add("NULL");
      case Expression.Default _ -> out.add("DEFAULT");
      case Expression.Star _ -> out.add("*");
      case Expression.Bind bind -> out.bind(bind.index());
      case Expression.Variable variable -> writeVariable(variable.name());
      case Expression.Column column -> writeColumn(column);
      case Expression.Call call -> Functions.write(call, this);
      case Expression.Cast cast -> Casts.write(cast, this);
      case Expression.Path path -> Casts.writePath(path, this);
      case Expression.Case choice -> writeCase(choice);
      case Expression.Unary _,
          Expression.Binary _,
          Expression.IsNull _,
          Expression.Between _,
          Expression.Like _ ->
          writeOperation(expression);
      case Expression.InList _, Expression.InQuery _, Expression.Exists _, Expression.Scalar _ ->
          writeMembership(expression);
    }
  }

  void writeAll(List<Expression> expressions) {
    out.join(expressions, ", ", this::write);
  }

  private static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return text.length() > LONGEST_PLAIN_NUMBER ? value.toString() : text;
  }

  private static String checkedHex(String hex) {
    boolean valid = hex.length() % 2 == 0 && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!valid) {
      throw Errors.syntax("x'" + hex + "'", 1, 0);
    }
    return hex;
  }

  private void writeVariable(String name) {
    Expression value = frame.session().variables().get(name);
    if (value == null) {
      throw Errors.noSuchVariable(name);
    }
    write(value);
  }

  private void writeColumn(Expression.Column column) {
    String argument = column.qualifier().isEmpty() ? frame.arguments().get(column.name()) : null;
    if (argument != null) {
      out.add(argument);
      return;
    }
    if (!column.qualifier().isEmpty()) {
      out.name(column.qualifier().getLast()).add(".");
    }
    out.name(column.name());
  }

  private void writeOperation(Expression expression) {
    out.add("(");
    switch (expression) {
      case Expression.Unary unary -> {
        out.add(unary.operator()).add(" ");
        write(unary.operand());
      }
      case Expression.Binary binary -> {
        write(binary.left());
        out.add(" ").add(binary.operator()).add(" ");
        write(binary.right());
      }
      case Expression.IsNull test -> {
        write(test.operand());
        out.add(test.negated() ? " IS NOT NULL" : " IS NULL");
      }
      case Expression.Between between -> writeBetween(between);
      case Expression.Like like -> writeLike(like);
      default -> throw new IllegalStateException("no operation: " + expression);
    }
    out.add(")");
  }

  private void writeBetween(Expression.Between between) {
    write(between.operand());
    out.add(between.negated() ? " NOT BETWEEN " : " BETWEEN ");
    write(between.low());
    out.add(" AND ");
    write(between.high());
  }

  /** Without ESCAPE nothing escapes, other than in H2. */
  private void writeLike(Expression.Like like) {
    write(like.operand());
    out.add(like.negated() ? " NOT " : " ").add(like.operator()).add(" ");
    write(like.pattern());
    out.add(" ESCAPE ");
    like.escape().ifPresentOrElse(this::write, () -> out.add("''"));
  }

  private void writeMembership(Expression expression) {
    switch (expression) {
      case Expression.InList in -> {
        out.add("(");
        write(in.operand());
        out.add(in.negated() ? " NOT IN (" : " IN (");
        writeAll(in.values());
        out.add("))");
      }
      case Expression.InQuery in -> {
        out.add("(");
        write(in.operand());
        out.add(in.negated() ? " NOT IN (" : " IN (");
        writeQuery(in.query());
        out.add("))");
      }
      case Expression.Exists exists -> {
        out.add("EXISTS (");
        writeQuery(exists.query());
        out.add(")");
      }
      case Expression.Scalar scalar -> {
        out.add("(");
        writeQuery(scalar.query());
        out.add(")");
      }
      default -> throw new IllegalStateException("no membership: " + expression);
    }
  }

  private void writeQuery(Query query) {
    new QueryWriter(out, frame).write(query);
  }

  private void writeCase(Expression.Case choice) {
    out.add("CASE");
    choice.operand().ifPresent(operand -> writeAfter(" ", operand));
    for (Expression.When when : choice.whens()) {
      writeAfter(" WHEN ", when.condition());
      writeAfter(" THEN ", when.result());
    }
    choice.otherwise().ifPresent(otherwise -> writeAfter(" ELSE ", otherwise));
    out.add(" END");
  }

  private void writeAfter(String text, Expression expression) {
    out.add(text);
    write(expression);
  }

  /** OVER, where it is written. */
  void writeWindow(Optional<Expression.Window> window) {
    if (window.isEmpty()) {
      return;
    }
    out.add(" OVER (");
    if (!window.get().partition().isEmpty()) {
      out.add("PARTITION BY ");
      writeAll(window.get().partition());
    }
    writeOrder(window.get().order());
    if (window.get().frame() == Expression.Frame.ROWS_SO_FAR) {
      out.add(" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW");
    }
    out.add(")");
  }

  /** ORDER BY, where there is one; NULL is the highest of values, by the database's setting. */
  void writeOrder(List<Query.Order> order) {
    if (!order.isEmpty()) {
      out.add(" ORDER BY ").join(order, ", ", this::writeKey);
    }
  }

  private void writeKey(Query.Order key) {
    write(key.key());
    out.add(key.descending() ? " DESC" : "");
    key.nullsFirst().ifPresent(first -> out.add(first ? " NULLS FIRST" : " NULLS LAST"));
  }
}
