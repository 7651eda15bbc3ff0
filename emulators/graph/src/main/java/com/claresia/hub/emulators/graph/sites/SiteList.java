package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A list with its columns and rows. One thing happens to it at a time. */
public final class SiteList {
  private static final int MOST_INDEXES = 20;

  private final Id id;
  private final Journal journal;
  private final InstantSource clock;
  private final int threshold;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final ListRows rows = new ListRows();
  private final OlderStates<ListItem> older;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * What a list is known by.
   *
   * @param id a GUID
   * @param siteId of its site
   * @param name in addresses
   * @param displayName people's
   * @param description people's
   * @param template {@code documentLibrary} for a library
   * @param createdAt milliseconds of the epoch
   * @param presence whether it is to be found
   */
  public record Id(
      String id,
      String siteId,
      String name,
      String displayName,
      String description,
      String template,
      long createdAt,
      Presence presence) {
    /** Whether it holds files. */
    public boolean isLibrary() {
      return template.equals("documentLibrary");
    }

    Id being(Presence other) {
      return new Id(id, siteId, name, displayName, description, template, createdAt, other);
    }
  }

  SiteList(Id id, Journal journal, Staleness staleness, InstantSource clock, int threshold) {
    this.id = id;
    this.journal = journal;
    this.clock = clock;
    this.threshold = threshold;
    older = new OlderStates<>(staleness);
    columns.put(Column.TITLE, Column.title());
    journal.all(columnsKind(), Column.class).values().forEach(this::take);
    journal.all(id.id(), ListItem.class).values().forEach(row -> rows.load(row, columns));
  }

  private String columnsKind() {
    return "columns of " + id.id();
  }

  private void take(Column column) {
    columns.put(column.name(), column);
    if (column.indexed()) {
      rows.index(column);
    }
  }

  private <T> T alone(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** What it is known by. */
  public Id id() {
    return id;
  }

  /** Its columns, the title first. */
  public List<Column> columns() {
    return alone(() -> List.copyOf(columns.values()));
  }

  /** Adds a column. */
  public Column addColumn(JsonNode definition) {
    Column column = Column.defined(UUID.randomUUID().toString(), definition);
    return alone(() -> {
      if (columns.containsKey(column.name())) {
        throw Errors.nameAlreadyExists();
      }
      long indexes = columns.values().stream().filter(Column::indexed).count();
      if (column.indexed() && indexes >= MOST_INDEXES) {
        throw Errors.invalidRequest("A list has at most " + MOST_INDEXES + " indexed columns");
      }
      take(column);
      journal.put(columnsKind(), column.id(), column);
      return column;
    });
  }

  /** Adds a row. */
  public ListItem add(JsonNode fields) {
    return alone(() -> {
      long now = clock.millis();
      int row = rows.nextId();
      return note(new ListItem(row, Presence.LIVE, 1, now, now, merged(Map.of(), row, fields), 0));
    });
  }

  /** Changes some of a row's fields; null takes one away. */
  public ListItem update(int row, JsonNode fields, Precondition precondition) {
    return alone(() -> {
      ListItem current = live(row);
      precondition.requireFor(List.of(eTag(current)));
      return note(current.with(merged(current.fields(), row, fields), clock.millis()));
    });
  }

  /** Puts a row into the recycle bin. */
  public void recycle(int row, Precondition precondition) {
    alone(() -> {
      ListItem current = live(row);
      precondition.requireFor(List.of(eTag(current)));
      return note(current.being(Presence.RECYCLED));
    });
  }

  private Map<String, Object> merged(Map<String, Object> before, int row, JsonNode given) {
    Map<String, Object> fields = new LinkedHashMap<>(before);
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      if (!field.getKey().startsWith("@")) {
        Column column = columns.get(field.getKey());
        if (column == null) {
          throw Errors.invalidRequest("Field '" + field.getKey() + "' is not recognized");
        }
        fields.remove(column.name());
        if (!field.getValue().isNull()) {
          Object value = column.value(field.getValue());
          requireUnique(column, value, row);
          fields.put(column.name(), value);
        }
      }
    }
    return fields;
  }

  private void requireUnique(Column column, Object value, int row) {
    boolean own =
        rows.get(row)
            .map(current -> current.fields().get(column.name()))
            .filter(current -> column.key(current).equals(column.key(value)))
            .isPresent();
    if (column.unique() && !own && rows.index(column.name()).has(column.key(value))) {
      throw Errors.invalidRequest(
          "The list item could not be added or updated because duplicate values were found in the field: "
              + column.name());
    }
  }

  private ListItem live(int row) {
    return rows.get(row).filter(ListItem::isLive).orElseThrow(Errors::itemNotFound);
  }

  private ListItem note(ListItem changed) {
    Optional<ListItem> before = rows.get(changed.id());
    ListItem row = rows.put(changed, columns);
    String key = Integer.toString(row.id());
    journal.put(id.id(), key, row);
    older.remember(key, before);
    return row;
  }

  /** Changes with everything about the row. */
  public String eTag(ListItem row) {
    return "\"" + Ids.guid(id.id() + row.id()) + "," + row.changes() + "\"";
  }

  /** A row as a read is shown it; refuses where there is none. */
  public ListItem read(int row) {
    return alone(() -> seen(row)).orElseThrow(Errors::itemNotFound);
  }

  private Optional<ListItem> seen(int row) {
    return older.seen(Integer.toString(row), rows.get(row)).filter(ListItem::isLive);
  }

  /** All rows as they are, by id. */
  public List<ListItem> current() {
    return alone(() -> rows.all().stream().filter(ListItem::isLive).toList());
  }

  /** A page of rows as a read is shown them: those that changed just now may be as they were. */
  public ItemPage<ListItem> find(ItemQuery query) {
    return alone(() -> {
      List<Integer> ids = new RowSearch(rows, columns, threshold).ids(query);
      boolean more = ids.size() > query.top();
      List<ListItem> page = new ArrayList<>();
      ids.stream().limit(query.top()).forEach(row -> seen(row).ifPresent(page::add));
      return new ItemPage<>(
          page, more ? OptionalLong.of((long) query.skip() + query.top()) : OptionalLong.empty());
    });
  }

  /** Rows, gone ones too, that were changed after that, oldest change first. */
  public List<ListItem> changedAfter(long change, int most) {
    return alone(() ->
        rows.changedAfter(change).stream()
            .limit(most)
            .flatMap(row -> rows.get(row).stream())
            .toList());
  }

  /** The number of the newest change. */
  public long lastChange() {
    return alone(rows::lastChange);
  }
}
