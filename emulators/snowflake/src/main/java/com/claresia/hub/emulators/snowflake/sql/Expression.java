package com.claresia.hub.emulators.snowflake.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What has a value. */
public sealed interface Expression {

  /** A text between apostrophes. */
  record Text(String value) implements Expression {}

  /** A number. */
  record Numeral(BigDecimal value) implements Expression {}

  /** Bytes, written in hexadecimal. */
  record Bytes(String hex) implements Expression {}

  /** TRUE or FALSE. */
  record Truth(boolean value) implements Expression {}

  /** NULL. */
  record Null() implements Expression {}

  /** DEFAULT, as a value of VALUES or SET. */
  record Default() implements Expression {}

  /** A place for a bound value, counted from 1. */
  record Bind(int index) implements Expression {}

  /** A session variable. */
  record Variable(String name) implements Expression {}

  /** A column, perhaps with the name or alias of its table before it. */
  record Column(List<String> qualifier, String name) implements Expression {}

  /** {@code NOT} or a sign before an expression. */
  record Unary(String operator, Expression operand) implements Expression {}

  /** Two expressions with an operator between them. */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** {@code IS [NOT] NULL}. */
  record IsNull(Expression operand, boolean negated) implements Expression {}

  /** {@code [NOT] BETWEEN}. */
  record Between(Expression operand, Expression low, Expression high, boolean negated)
      implements Expression {}

  /** {@code [NOT] IN (…)} with values. */
  record InList(Expression operand, List<Expression> values, boolean negated)
      implements Expression {}

  /** {@code [NOT] IN (SELECT …)}. */
  record InQuery(Expression operand, Query query, boolean negated) implements Expression {}

  /** {@code [NOT] LIKE} or {@code ILIKE}. */
  record Like(
      String operator,
      Expression operand,
      Expression pattern,
      Optional<Expression> escape,
      boolean negated)
      implements Expression {}

  /** {@code EXISTS (SELECT …)}. */
  record Exists(Query query) implements Expression {}

  /** A query that stands for one value. */
  record Scalar(Query query) implements Expression {}

  /** {@code CASE}, with or without an operand. */
  record Case(Optional<Expression> operand, List<When> whens, Optional<Expression> otherwise)
      implements Expression {}

  /** One branch of a CASE. */
  record When(Expression condition, Expression result) {}

  /** {@code CAST(… AS …)} and {@code …::…}. */
  record Cast(Expression operand, DataType type) implements Expression {}

  /** A part of a VARIANT: {@code v:a.b}. */
  record Path(Expression operand, List<String> steps) implements Expression {}

  /** A function, its arguments, and what makes an aggregate or a window function of it. */
  record Call(String name, List<Expression> arguments, boolean distinct, Optional<Window> window)
      implements Expression {}

  /** {@code *} as the argument of COUNT. */
  record Star() implements Expression {}

  /** {@code OVER (…)}. */
  record Window(List<Expression> partition, List<Query.Order> order, Frame frame) {}

  /** The rows of a window that one row's value is made from. */
  enum Frame {
    /** None is named. */
    DEFAULT,
    /** {@code ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW}. */
    ROWS_SO_FAR
  }
}
