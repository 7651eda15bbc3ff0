package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.Column;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.engine.Definitions.Changed;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.Definition.ColumnDefinition;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.translate.TableDdl;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and alters tables. */
final class TableDefinitions {
  private final HybridTables hybridTables;

  TableDefinitions(HybridTables hybridTables) {
    this.hybridTables = hybridTables;
  }

  Changed create(Definition.CreateTable create, SessionContext context, Execution execution) {
    boolean hybrid = create.kind() == TableKind.HYBRID;
    if (hybrid && hybridTables == HybridTables.UNAVAILABLE) {
      throw Errors.unsupported("HYBRID TABLE");
    }
    String privilege = hybrid ? "CREATE HYBRID TABLE" : "CREATE TABLE";
    Securable name = Definitions.newName(ObjectKind.TABLE, create.name(), privilege, context);
    if (context.catalogue().has(new Securable(ObjectKind.VIEW, name.path()))) {
      throw Errors.alreadyExists(name.dotted());
    }
    Optional<Changed> kept = Definitions.ifExists(name, create.existing(), context);
    if (kept.isPresent()) {
      return kept.get();
    }
    Drops.refuseIfReferred(name, context.catalogue());
    CatalogObject.Table table = table(create, name, context);
    run(new TableDdl(context, name, table).create(), execution);
    return new Changed(
        Definitions.replaced(name, table, context),
        "Table " + name.name() + " successfully created.");
  }

  static void run(List<String> statements, Execution execution) {
    execution.translating(() -> {
      for (String sql : statements) {
        execution.waiting(() -> run(sql, execution));
      }
      return true;
    });
  }

  private static boolean run(String sql, Execution execution) throws SQLException {
    try (Statement statement = execution.connection().createStatement()) {
      execution.running().uses(statement);
      return statement.execute(sql);
    } finally {
      execution.running().done();
    }
  }

  private static CatalogObject.Table table(
      Definition.CreateTable create, Securable name, SessionContext context) {
    List<TableKey> keys = new TableKeys(create, name, context).keys();
    List<Column> columns = new ArrayList<>();
    for (ColumnDefinition column : create.columns()) {
      boolean inPrimaryKey =
          keys.stream()
              .filter(key -> key.kind() == CatalogObject.KeyKind.PRIMARY)
              .anyMatch(key -> key.columns().contains(column.name()));
      columns.add(column(column, column.nullable() && !inPrimaryKey));
    }
    if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
      throw Errors.invalidDefinition("duplicate column name");
    }
    return new CatalogObject.Table(create.kind(), columns, keys, List.of(), create.properties());
  }

  private static Column column(ColumnDefinition column, boolean nullable) {
    return new Column(
        column.name(), column.type(), nullable, column.defaultText(), column.comment());
  }

  Changed addColumn(Definition.AddColumn add, SessionContext context, Execution execution) {
    Securable name = context.visible(ObjectKind.TABLE, add.table(), "ALTER TABLE");
    context.access().requireOwnership(name);
    CatalogObject.Table table = context.catalogue().table(name).orElseThrow();
    if (table.column(add.column().name()).isPresent()) {
      if (add.ifMissing()) {
        return new Changed(context.catalogue(), "Statement executed successfully.");
      }
      throw Errors.invalidDefinition("column '" + add.column().name() + "' already exists");
    }
    Column column = column(add.column(), add.column().nullable());
    run(List.of(new TableDdl(context, name, table).add(column)), execution);
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(column);
    CatalogObject.Table longer =
        new CatalogObject.Table(
            table.kind(), columns, table.keys(), table.policies(), table.properties());
    return new Changed(
        context.catalogue().redefined(name, longer), "Statement executed successfully.");
  }
}
