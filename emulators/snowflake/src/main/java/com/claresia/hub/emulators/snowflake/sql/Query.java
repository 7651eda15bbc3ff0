package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;
import java.util.Optional;

/**
 * A SELECT with all that may stand around it.
 *
 * @param with queries that it names
 * @param body what it selects
 * @param order how rows are ordered
 * @param limit how many rows at the most
 * @param offset how many rows are left out first
 */
public record Query(
    List<CommonTable> with,
    Body body,
    List<Order> order,
    Optional<Expression> limit,
    Optional<Expression> offset) {

  /** A query with a name. */
  public record CommonTable(String name, List<String> columns, Query query) {}

  /** One key of an order. */
  public record Order(Expression key, boolean descending, Optional<Boolean> nullsFirst) {}

  /** One SELECT, several of them, or a query in brackets. */
  public sealed interface Body {}

  /** A query in brackets. */
  public record Nested(Query query) implements Body {}

  /** Two bodies and UNION, UNION ALL, INTERSECT or EXCEPT between them. */
  public record SetOperation(Body left, String operator, Body right) implements Body {}

  /** One SELECT. */
  public record Select(
      boolean distinct,
      List<Item> items,
      List<Source> from,
      Optional<Expression> where,
      List<Expression> groupBy,
      Optional<Expression> having,
      Optional<Expression> qualify)
      implements Body {}

  /** What stands in a list of selected things. */
  public sealed interface Item {}

  /** All columns, or all of one table. */
  public record AllColumns(Optional<String> table) implements Item {}

  /** One expression, perhaps with an alias. */
  public record Selected(Expression expression, Optional<String> alias) implements Item {}

  /** Where rows come from. */
  public sealed interface Source {}

  /** A table or view. */
  public record NamedSource(Name name, Optional<String> alias) implements Source {
    /** What columns are qualified with. */
    public String shownAs() {
      return alias.orElse(name.last());
    }
  }

  /** A query in brackets. */
  public record DerivedSource(Query query, Optional<String> alias) implements Source {}

  /** Two sources joined. */
  public record Join(Source left, JoinKind kind, Source right, JoinCondition condition)
      implements Source {}

  /** How two sources are joined. */
  public enum JoinKind {
    /** Rows that match. */
    INNER,
    /** All of the left. */
    LEFT,
    /** All of the right. */
    RIGHT,
    /** Each with each. */
    CROSS
  }

  /** What rows match. */
  public sealed interface JoinCondition {}

  /** A condition. */
  public record On(Expression condition) implements JoinCondition {}

  /** Columns of the same name. */
  public record Using(List<String> columns) implements JoinCondition {}

  /** All rows. */
  public record Always() implements JoinCondition {}
}
