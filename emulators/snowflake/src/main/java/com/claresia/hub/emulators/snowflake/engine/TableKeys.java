package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.KeyKind;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.Definition.ColumnDefinition;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** The keys of a table that is being made, checked against what Snowflake asks of them. */
record TableKeys(Definition.CreateTable create, Securable name, SessionContext context) {

  List<TableKey> keys() {
    List<TableKey> keys = new ArrayList<>();
    create.keys().forEach(key -> keys.add(key(key)));
    create.indexes().forEach(index -> keys.add(index(index)));
    long primary = keys.stream().filter(key -> key.kind() == KeyKind.PRIMARY).count();
    if (primary > 1) {
      throw Errors.invalidDefinition("more than one primary key");
    }
    if (primary == 0 && isHybrid()) {
      throw Errors.invalidDefinition("Hybrid table '" + name.name() + "' must have a primary key.");
    }
    long names = keys.stream().map(TableKey::name).distinct().count();
    if (names < keys.size()) {
      throw Errors.invalidDefinition("two keys or indexes of one name");
    }
    return keys;
  }

  private boolean isHybrid() {
    return create.kind() == TableKind.HYBRID;
  }

  private TableKey key(Definition.Key key) {
    key.columns().forEach(this::checkColumn);
    return switch (key) {
      case Definition.PrimaryKey primary ->
          new TableKey(
              KeyKind.PRIMARY,
              named(primary.name(), "PRIMARY"),
              primary.columns(),
              List.of(),
              List.of());
      case Definition.UniqueKey unique ->
          new TableKey(
              KeyKind.UNIQUE,
              named(unique.name(), "UNIQUE_" + String.join("_", unique.columns())),
              unique.columns(),
              List.of(),
              List.of());
      case Definition.ForeignKey foreign -> foreignKey(foreign);
    };
  }

  /** Names that the service makes up are of this shape. */
  private String named(String given, String generated) {
    return given.isEmpty() ? "SYS_INDEX_" + name.name() + "_" + generated : given;
  }

  private ColumnDefinition checkColumn(String column) {
    return create.columns().stream()
        .filter(candidate -> candidate.name().equals(column))
        .findFirst()
        .orElseThrow(() -> Errors.invalidIdentifier(column));
  }

  private TableKey index(Definition.Index index) {
    for (String column : index.columns()) {
      DataType.Kind kind = checkColumn(column).type().kind();
      if (kind == DataType.Kind.VARIANT || kind == DataType.Kind.TIMESTAMP_TZ) {
        throw Errors.invalidDefinition("an index cannot have a column of type " + kind);
      }
    }
    return new TableKey(KeyKind.INDEX, index.name(), index.columns(), List.of(), List.of());
  }

  private TableKey foreignKey(Definition.ForeignKey foreign) {
    Securable parent = context.complete(ObjectKind.TABLE, foreign.table(), "CREATE TABLE");
    List<String> referred =
        foreign.referred().isEmpty() ? primaryKeyOf(parent) : foreign.referred();
    if (isHybrid()) {
      checkParent(parent, referred);
    }
    String generated =
        "FOREIGN_KEY_%s_%s_%s"
            .formatted(
                String.join("_", foreign.columns()), parent.name(), String.join("_", referred));
    return new TableKey(
        KeyKind.FOREIGN,
        named(foreign.name(), generated),
        foreign.columns(),
        parent.path(),
        referred);
  }

  private List<String> primaryKeyOf(Securable parent) {
    return keysOf(parent).stream()
        .filter(key -> key.kind() == KeyKind.PRIMARY)
        .map(TableKey::columns)
        .findFirst()
        .orElseThrow(() -> Errors.invalidDefinition("'" + parent.name() + "' has no primary key"));
  }

  /** The keys of the table referred to, which may be the one that is being made. */
  private List<TableKey> keysOf(Securable parent) {
    if (parent.equals(name)) {
      return create.keys().stream()
          .filter(key -> !(key instanceof Definition.ForeignKey))
          .map(this::key)
          .toList();
    }
    return table(parent).keys();
  }

  private CatalogObject.Table table(Securable parent) {
    Name whole = new Name(parent.path());
    return context
        .relation(whole, "CREATE TABLE")
        .flatMap(context.catalogue()::table)
        .orElseThrow(() -> Errors.noSuchObject(parent.dotted()));
  }

  private void checkParent(Securable parent, List<String> referred) {
    if (!parent.equals(name) && !table(parent).hybrid()) {
      throw Errors.invalidDefinition(
          "a foreign key of a hybrid table can only refer to a hybrid table");
    }
    if (!parent.database().equals(name.database())) {
      throw Errors.invalidDefinition("a foreign key cannot refer to another database");
    }
    boolean unique =
        keysOf(parent).stream()
            .filter(key -> key.kind() == KeyKind.PRIMARY || key.kind() == KeyKind.UNIQUE)
            .anyMatch(key -> key.columns().equals(referred));
    if (!unique) {
      throw Errors.invalidDefinition(
          "a foreign key must refer to a primary or unique key of '" + parent.name() + "'");
    }
  }
}
