package com.claresia.hub.emulators.graph.sites;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a filter asks of a row. */
public sealed interface Condition {
  /** How values are compared. */
  enum Comparison {
    /** Equal. */
    EQ,
    /** Not equal. */
    NE,
    /** Less. */
    LT,
    /** Less or equal. */
    LE,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE,
    /** Begins with. */
    STARTS_WITH
  }

  /** Compares a field with a value. */
  record Compare(String column, Comparison comparison, Object value) implements Condition {}

  /** All must hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** One must hold. */
  record Or(Condition left, Condition right) implements Condition {}

  /** It must not hold. */
  record Not(Condition negated) implements Condition {}

  /** The columns that it names, in their order. */
  default Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    collect(columns);
    return columns;
  }

  private void collect(Set<String> columns) {
    switch (this) {
      case Compare compare -> columns.add(compare.column());
      case And and -> {
        and.left().collect(columns);
        and.right().collect(columns);
      }
      case Or or -> {
        or.left().collect(columns);
        or.right().collect(columns);
      }
      case Not not -> not.negated().collect(columns);
    }
  }

  /** Whether it holds for a row of a list with these columns. */
  default boolean holds(ListItem item, Map<String, Column> columns) {
    return switch (this) {
      case Compare compare -> compares(compare, item, columns);
      case And and -> and.left().holds(item, columns) && and.right().holds(item, columns);
      case Or or -> or.left().holds(item, columns) || or.right().holds(item, columns);
      case Not not -> !not.negated().holds(item, columns);
    };
  }

  private static boolean compares(Compare compare, ListItem item, Map<String, Column> columns) {
    Column column = columns.get(compare.column());
    Object value = item.fields().get(compare.column());
    if (column == null || value == null) {
      return compare.comparison() == Comparison.NE;
    }
    Comparable<?> key = column.key(value);
    if (compare.comparison() == Comparison.STARTS_WITH) {
      return key.toString().startsWith(compare.value().toString().toLowerCase(Locale.ROOT));
    }
    int order = ColumnIndex.compare(key, column.key(compare.value()));
    return switch (compare.comparison()) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      case STARTS_WITH -> false;
    };
  }
}
