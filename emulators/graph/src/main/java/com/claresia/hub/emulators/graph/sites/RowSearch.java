package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.ItemQuery.Order;
import com.claresia.hub.emulators.graph.sites.ItemQuery.Unindexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rows as the service does: through the index of the column that a filter names first. More
 * rows than the threshold in that index's range are too many, however few of them fit or are asked
 * for.
 */
final class RowSearch {
  private final ListRows rows;
  private final Map<String, Column> columns;
  private final int threshold;

  RowSearch(ListRows rows, Map<String, Column> columns, int threshold) {
    this.rows = rows;
    this.columns = columns;
    this.threshold = threshold;
  }

  /** The ids of the page's rows and one more, if there is one. */
  List<Integer> ids(ItemQuery query) {
    Optional<Condition> filter = query.filter().map(text -> FilterParser.parse(text, columns));
    Optional<Order> order = query.orderBy().map(Order::parse);
    filter.ifPresent(
        condition -> condition.columns().forEach(name -> requireIndex(name, query.unindexed())));
    order.ifPresent(by -> requireIndex(by.column(), query.unindexed()));
    if (filter.isEmpty()) {
      return order.map(by -> ordered(by, query)).orElseGet(() -> inOrderOfIds(query));
    }
    List<ListItem> found = filtered(filter.get());
    order.ifPresent(by -> found.sort(comparator(by)));
    return found.stream().skip(query.skip()).limit(query.top() + 1L).map(ListItem::id).toList();
  }

  private void requireIndex(String name, Unindexed unindexed) {
    if (!columns.containsKey(name)) {
      throw Errors.invalidRequest("Field '" + name + "' is not recognized");
    }
    if (!rows.isIndexed(name)) {
      if (unindexed == Unindexed.REFUSED) {
        throw Errors.notIndexed(name);
      }
      requireFew(rows.count());
    }
  }

  private void requireFew(int count) {
    if (count > threshold) {
      throw Errors.listViewThreshold();
    }
  }

  private List<Integer> inOrderOfIds(ItemQuery query) {
    return rows.all().stream()
        .filter(ListItem::isLive)
        .skip(query.skip())
        .limit(query.top() + 1L)
        .map(ListItem::id)
        .toList();
  }

  private List<Integer> ordered(Order order, ItemQuery query) {
    if (!rows.isIndexed(order.column())) {
      List<ListItem> all = new ArrayList<>(rows.all().stream().filter(ListItem::isLive).toList());
      all.sort(comparator(order));
      return all.stream().skip(query.skip()).limit(query.top() + 1L).map(ListItem::id).toList();
    }
    ColumnIndex index = rows.index(order.column());
    Collection<Set<Integer>> keys =
        order.direction() == Order.Direction.ASCENDING ? index.inOrder() : index.inReverse();
    return keys.stream()
        .flatMap(Collection::stream)
        .skip(query.skip())
        .limit(query.top() + 1L)
        .toList();
  }

  private Comparator<ListItem> comparator(Order order) {
    Column column = columns.get(order.column());
    if (column == null) {
      throw Errors.invalidRequest("Field '" + order.column() + "' is not recognized");
    }
    Comparator<ListItem> ascending =
        Comparator.comparing(
            row -> Optional.ofNullable(row.fields().get(column.name())).map(column::key),
            (a, b) ->
                a.isPresent() && b.isPresent()
                    ? ColumnIndex.compare(a.get(), b.get())
                    : Boolean.compare(a.isPresent(), b.isPresent()));
    return order.direction() == Order.Direction.ASCENDING ? ascending : ascending.reversed();
  }

  private List<ListItem> filtered(Condition condition) {
    Optional<Column> first =
        condition.columns().stream()
            .filter(rows::isIndexed)
            .findFirst()
            .flatMap(name -> Optional.ofNullable(columns.get(name)));
    List<Integer> candidates =
        first
            .map(column -> rows.index(column.name()).candidates(condition, column, threshold))
            .orElseGet(
                () -> rows.all().stream().filter(ListItem::isLive).map(ListItem::id).toList());
    requireFew(candidates.size());
    List<ListItem> found = new ArrayList<>();
    candidates.stream()
        .sorted()
        .flatMap(id -> rows.get(id).stream())
        .filter(row -> condition.holds(row, columns))
        .forEach(found::add);
    return found;
  }
}
