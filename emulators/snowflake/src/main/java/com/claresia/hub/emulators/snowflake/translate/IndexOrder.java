package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.KeyKind;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets H2 read rows in the order of an index: it does so only where the order begins with the
 * index's first column, so columns that a query holds constant are put before its order.
 */
record IndexOrder(Frame frame) {

  /** The query's order, or one of the same meaning that an index has. */
  List<Query.Order> extended(Query query) {
    List<String> ordered = columns(query.order());
    boolean applies = !ordered.isEmpty() && query.body() instanceof Query.Select;
    if (!applies || !isOneDirection(query.order())) {
      return query.order();
    }
    Query.Select select = (Query.Select) query.body();
    return keys(select).stream()
        .map(key -> prefix(key, ordered, constants(select.where())))
        .flatMap(Optional::stream)
        .findFirst()
        .map(prefix -> before(prefix, query.order()))
        .orElse(query.order());
  }

  private static boolean isOneDirection(List<Query.Order> order) {
    return order.stream().map(Query.Order::descending).distinct().count() == 1
        && order.stream().allMatch(key -> key.nullsFirst().isEmpty());
  }

  /** The names in an order of plain columns; none otherwise. */
  private static List<String> columns(List<Query.Order> order) {
    List<String> names = new ArrayList<>();
    for (Query.Order key : order) {
      if (!(key.key() instanceof Expression.Column column)) {
        return List.of();
      }
      names.add(column.name());
    }
    return names;
  }

  private List<TableKey> keys(Query.Select select) {
    boolean plain = !select.distinct() && select.groupBy().isEmpty() && select.from().size() == 1;
    if (!plain || !(select.from().getFirst() instanceof Query.NamedSource source)) {
      return List.of();
    }
    if (source.name().isPlain() && frame.common().containsKey(source.name().last())) {
      return List.of();
    }
    return frame
        .names()
        .relation(source.name(), "SELECT")
        .filter(found -> found.kind() == ObjectKind.TABLE)
        .flatMap(frame.names().catalogue()::table)
        .map(table -> table.keys().stream().filter(key -> key.kind() != KeyKind.FOREIGN).toList())
        .orElse(List.of());
  }

  /** Columns that must equal a literal or a bound value. */
  private static List<String> constants(Optional<Expression> where) {
    List<String> found = new ArrayList<>();
    where.ifPresent(condition -> collect(condition, found));
    return found;
  }

  private static void collect(Expression condition, List<String> found) {
    if (condition instanceof Expression.Binary binary) {
      if (binary.operator().equals("AND")) {
        collect(binary.left(), found);
        collect(binary.right(), found);
      } else if (binary.operator().equals("=")
          && binary.left() instanceof Expression.Column column
          && isConstant(binary.right())) {
        found.add(column.name());
      }
    }
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Expression.Bind
        || expression instanceof Expression.Text
        || expression instanceof Expression.Numeral;
  }

  /** The constant columns with which a key begins, where the order is how it goes on. */
  private static Optional<List<String>> prefix(
      TableKey key, List<String> ordered, List<String> constants) {
    int before = key.columns().indexOf(ordered.getFirst());
    if (before < 1 || before + ordered.size() > key.columns().size()) {
      return Optional.empty();
    }
    List<String> prefix = key.columns().subList(0, before);
    List<String> rest = key.columns().subList(before, before + ordered.size());
    boolean fits = constants.containsAll(prefix) && rest.equals(ordered);
    return fits ? Optional.of(prefix) : Optional.empty();
  }

  private static List<Query.Order> before(List<String> prefix, List<Query.Order> order) {
    List<Query.Order> longer = new ArrayList<>();
    boolean descending = order.getFirst().descending();
    for (String column : prefix) {
      longer.add(
          new Query.Order(new Expression.Column(List.of(), column), descending, Optional.empty()));
    }
    longer.addAll(order);
    return longer;
  }
}
