package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.sites.Condition.And;
import com.claresia.hub.emulators.graph.sites.Condition.Compare;
import com.claresia.hub.emulators.graph.sites.Condition.Not;
import com.claresia.hub.emulators.graph.sites.Condition.Or;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows of a list by the values of one column. Guarded by its list. */
final class ColumnIndex {
  private final NavigableMap<Comparable<?>, Set<Integer>> rows =
      new TreeMap<>(ColumnIndex::compare);

  /** Keys of one column are of one type. */
  static int compare(Comparable<?> left, Comparable<?> right) {
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return a.compareTo(b);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    }
    return left.getClass().getName().compareTo(right.getClass().getName());
  }

  void add(Comparable<?> key, int row) {
    rows.computeIfAbsent(key, absent -> new TreeSet<>()).add(row);
  }

  void remove(Comparable<?> key, int row) {
    rows.computeIfPresent(
        key,
        (same, all) -> {
          all.remove(row);
          return all.isEmpty() ? null : all;
        });
  }

  boolean has(Comparable<?> key) {
    return rows.containsKey(key);
  }

  /** All rows, in the order of their keys. */
  Collection<Set<Integer>> inOrder() {
    return rows.values();
  }

  /** All rows, in the reverse order of their keys. */
  Collection<Set<Integer>> inReverse() {
    return rows.descendingMap().values();
  }

  /**
   * The rows among which are all that fit the condition as far as it is about this column; at most
   * one more than asked for.
   */
  List<Integer> candidates(Condition condition, Column column, int most) {
    Range range = range(condition, column, Range.ALL);
    List<Integer> found = new ArrayList<>();
    for (Set<Integer> same : range.of(rows).values()) {
      found.addAll(same);
      if (found.size() > most) {
        break;
      }
    }
    return found;
  }

  /** What conditions that all must hold leave of the keys. */
  private record Range(
      List<Comparable<?>> from, boolean fromIncluded, List<Comparable<?>> to, boolean toIncluded) {
    static final Range ALL = new Range(List.of(), true, List.of(), true);

    Range after(Comparable<?> key, boolean included) {
      boolean narrower = from.isEmpty() || compare(key, from.getFirst()) >= 0;
      return narrower ? new Range(List.of(key), included, to, toIncluded) : this;
    }

    Range before(Comparable<?> key, boolean included) {
      boolean narrower = to.isEmpty() || compare(key, to.getFirst()) <= 0;
      return narrower ? new Range(from, fromIncluded, List.of(key), included) : this;
    }

    NavigableMap<Comparable<?>, Set<Integer>> of(NavigableMap<Comparable<?>, Set<Integer>> all) {
      if (!from.isEmpty() && !to.isEmpty() && compare(from.getFirst(), to.getFirst()) > 0) {
        return new TreeMap<>(ColumnIndex::compare);
      }
      NavigableMap<Comparable<?>, Set<Integer>> left =
          from.isEmpty() ? all : all.tailMap(from.getFirst(), fromIncluded);
      return to.isEmpty() ? left : left.headMap(to.getFirst(), toIncluded);
    }
  }

  private static Range range(Condition condition, Column column, Range range) {
    return switch (condition) {
      case And and -> range(and.right(), column, range(and.left(), column, range));
      case Compare compare ->
          compare.column().equals(column.name()) ? narrowed(compare, column, range) : range;
      case Or or -> range;
      case Not not -> range;
    };
  }

  private static Range narrowed(Compare compare, Column column, Range range) {
    Comparable<?> key = column.key(compare.value());
    return switch (compare.comparison()) {
      case EQ -> range.after(key, true).before(key, true);
      case LT -> range.before(key, false);
      case LE -> range.before(key, true);
      case GT -> range.after(key, false);
      case GE -> range.after(key, true);
      case STARTS_WITH -> range.after(key, true).before(key + "\uffff", true);
      case NE -> range;
    };
  }
}
