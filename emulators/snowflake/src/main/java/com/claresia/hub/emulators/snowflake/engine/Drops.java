package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.engine.Definitions.Changed;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.translate.H2Sql;
import com.claresia.hub.emulators.snowflake.translate.TableDdl;
import java.util.List;
import java.util.stream.Stream;

/** Drops objects. */
final class Drops {

  Changed drop(Definition.Drop drop, SessionContext context, Execution execution) {
    Securable name = context.complete(drop.kind(), drop.name(), "DROP " + drop.kind().words());
    if (!isThere(name, context)) {
      if (drop.ifExists()) {
        return new Changed(
            context.catalogue(),
            "Drop statement executed successfully (%s already dropped).".formatted(name.name()));
      }
      throw Errors.noSuch(drop.kind().label(), name.dotted());
    }
    context.access().requireOwnership(name);
    check(name, context.catalogue());
    TableDefinitions.run(statements(name, context.catalogue()), execution);
    return new Changed(context.catalogue().without(name), name.name() + " successfully dropped.");
  }

  private static boolean isThere(Securable name, SessionContext context) {
    boolean named = name.kind() == ObjectKind.ROLE || name.kind() == ObjectKind.USER;
    return context.catalogue().has(name) && (named || context.access().sees(name));
  }

  private static void check(Securable name, Catalogue catalogue) {
    if (name.kind() == ObjectKind.TABLE) {
      refuseIfReferred(name, catalogue);
    }
    if (name.kind() == ObjectKind.ROW_ACCESS_POLICY) {
      Policies.refuseIfAttached(name, catalogue);
    }
  }

  /** A hybrid table that others refer to stays. */
  static void refuseIfReferred(Securable name, Catalogue catalogue) {
    boolean referred =
        catalogue.entries().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(name))
            .map(entry -> entry.getValue().object())
            .filter(CatalogObject.Table.class::isInstance)
            .map(CatalogObject.Table.class::cast)
            .filter(CatalogObject.Table::hybrid)
            .flatMap(table -> table.keys().stream())
            .anyMatch(key -> key.table().equals(name.path()));
    if (referred) {
      throw new SnowflakeError(
          200_010,
          "22000",
          "SQL compilation error:\nCannot drop the table '%s' because of dependencies."
              .formatted(name.name()));
    }
  }

  private static List<String> statements(Securable name, Catalogue catalogue) {
    return switch (name.kind()) {
      case TABLE -> List.of(TableDdl.drop(name));
      case SCHEMA -> List.of(dropSchema(name));
      case DATABASE ->
          catalogue
              .within(name)
              .filter(inside -> inside.kind() == ObjectKind.SCHEMA)
              .flatMap(schema -> Stream.of(dropSchema(schema)))
              .toList();
      case ACCOUNT, VIEW, ROW_ACCESS_POLICY, WAREHOUSE, ROLE, USER -> List.of();
    };
  }

  private static String dropSchema(Securable schema) {
    return "DROP SCHEMA IF EXISTS " + H2Sql.schema(schema) + " CASCADE";
  }
}
