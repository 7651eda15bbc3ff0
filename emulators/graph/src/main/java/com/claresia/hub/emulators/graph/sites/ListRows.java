package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of a list, by id, by newest change and by indexed column. Guarded by its list. */
final class ListRows {
  private final NavigableMap<Integer, ListItem> rows = new TreeMap<>();
  private final NavigableMap<Long, Integer> changes = new TreeMap<>();
  private final Map<String, ColumnIndex> indexes = new HashMap<>();
  private long lastChange;
  private int lastId;
  private int live;

  void index(Column column) {
    ColumnIndex index = new ColumnIndex();
    indexes.put(column.name(), index);
    for (ListItem row : rows.values()) {
      Object value = row.fields().get(column.name());
      if (row.isLive() && value != null) {
        index.add(column.key(value), row.id());
      }
    }
  }

  int nextId() {
    return lastId + 1;
  }

  int count() {
    return live;
  }

  Optional<ListItem> get(int id) {
    return Optional.ofNullable(rows.get(id));
  }

  Collection<ListItem> all() {
    return rows.values();
  }

  ColumnIndex index(String column) {
    ColumnIndex index = indexes.get(column);
    if (index == null) {
      throw Errors.notIndexed(column);
    }
    return index;
  }

  boolean isIndexed(String column) {
    return indexes.containsKey(column);
  }

  /** Takes a row as it was kept before. */
  void load(ListItem row, Map<String, Column> columns) {
    lastChange = Math.max(lastChange, row.change());
    add(row, columns);
  }

  /** Takes a row's new state, and gives it the next number of a change. */
  ListItem put(ListItem changed, Map<String, Column> columns) {
    ListItem row = changed.numbered(++lastChange);
    get(row.id()).ifPresent(before -> remove(before, columns));
    add(row, columns);
    return row;
  }

  private void remove(ListItem row, Map<String, Column> columns) {
    changes.remove(row.change());
    if (row.isLive()) {
      live--;
      indexes.forEach(
          (name, index) -> key(row, columns, name).ifPresent(key -> index.remove(key, row.id())));
    }
  }

  private void add(ListItem row, Map<String, Column> columns) {
    rows.put(row.id(), row);
    changes.put(row.change(), row.id());
    lastId = Math.max(lastId, row.id());
    if (row.isLive()) {
      live++;
      indexes.forEach(
          (name, index) -> key(row, columns, name).ifPresent(key -> index.add(key, row.id())));
    }
  }

  private static Optional<Comparable<?>> key(
      ListItem row, Map<String, Column> columns, String name) {
    Column column = columns.get(name);
    Object value = row.fields().get(name);
    return column == null || value == null ? Optional.empty() : Optional.of(column.key(value));
  }

  /** Ids of rows that were changed after that, oldest change first. */
  Collection<Integer> changedAfter(long change) {
    return changes.tailMap(change, false).values();
  }

  long lastChange() {
    return lastChange;
  }
}
