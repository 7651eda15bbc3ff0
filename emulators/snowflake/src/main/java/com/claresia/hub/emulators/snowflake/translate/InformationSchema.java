package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The views of INFORMATION_SCHEMA that are emulated: rows of what the session's roles may see. */
final class InformationSchema {
  private static final String NAME = "INFORMATION_SCHEMA";
  private static final List<String> TABLES =
      List.of(
          "TABLE_CATALOG VARCHAR",
          "TABLE_SCHEMA VARCHAR",
          "TABLE_NAME VARCHAR",
          "TABLE_OWNER VARCHAR",
          "TABLE_TYPE VARCHAR",
          "IS_TRANSIENT VARCHAR",
          "IS_HYBRID VARCHAR",
          "RETENTION_TIME NUMERIC(38, 0)",
          "COMMENT VARCHAR");
  private static final List<String> COLUMNS =
      List.of(
          "TABLE_CATALOG VARCHAR",
          "TABLE_SCHEMA VARCHAR",
          "TABLE_NAME VARCHAR",
          "COLUMN_NAME VARCHAR",
          "ORDINAL_POSITION NUMERIC(38, 0)",
          "COLUMN_DEFAULT VARCHAR",
          "IS_NULLABLE VARCHAR",
          "DATA_TYPE VARCHAR",
          "CHARACTER_MAXIMUM_LENGTH NUMERIC(38, 0)",
          "NUMERIC_PRECISION NUMERIC(38, 0)",
          "NUMERIC_SCALE NUMERIC(38, 0)",
          "COMMENT VARCHAR");
  private static final List<String> SCHEMATA =
      List.of("CATALOG_NAME VARCHAR", "SCHEMA_NAME VARCHAR", "SCHEMA_OWNER VARCHAR");

  private final SqlOutput out;
  private final Frame frame;

  InformationSchema(SqlOutput out, Frame frame) {
    this.out = out;
    this.frame = frame;
  }

  static boolean isNamed(Name name) {
    int parts = name.parts().size();
    return parts > 1 && name.parts().get(parts - 2).equals(NAME);
  }

  void write(Query.NamedSource source) {
    Securable view = frame.names().complete(ObjectKind.VIEW, source.name(), "SELECT");
    Securable database = view.database();
    if (!frame.names().access().sees(database)) {
      throw Errors.noSuchObject(view.dotted());
    }
    switch (view.name()) {
      case "TABLES" -> write(TABLES, sorted(database).filter(this::isRelation).map(this::table));
      case "COLUMNS" -> write(COLUMNS, sorted(database).flatMap(this::columns));
      case "SCHEMATA" ->
          write(
              SCHEMATA,
              sorted(database).filter(name -> name.kind() == ObjectKind.SCHEMA).map(this::schema));
      default -> throw Errors.notEmulated(NAME + "." + view.name());
    }
    out.add(" AS ").name(source.shownAs());
  }

  private Stream<Securable> sorted(Securable database) {
    return frame
        .names()
        .catalogue()
        .within(database)
        .filter(frame.names().access()::sees)
        .sorted(Comparator.comparing(Securable::dotted));
  }

  private boolean isRelation(Securable name) {
    return name.kind() == ObjectKind.TABLE || name.kind() == ObjectKind.VIEW;
  }

  private Catalogue.Entry entry(Securable name) {
    return frame.names().catalogue().find(name).orElseThrow();
  }

  private List<String> table(Securable name) {
    Catalogue.Entry entry = entry(name);
    List<String> row = new ArrayList<>(texts(name.path()));
    row.add(H2Sql.text(entry.owner()));
    switch (entry.object()) {
      case CatalogObject.Table table -> {
        row.addAll(texts(List.of("BASE TABLE", yes(table.kind() == TableKind.TRANSIENT))));
        row.add(H2Sql.text(yes(table.hybrid())));
        row.add(property(table.properties(), "DATA_RETENTION_TIME_IN_DAYS", "1"));
        row.add(H2Sql.text(table.properties().getOrDefault("COMMENT", "")));
      }
      case CatalogObject.View view -> {
        row.addAll(texts(List.of("VIEW", "NO", "NO")));
        row.add("NULL");
        row.add(H2Sql.text(view.comment()));
      }
      default -> throw new IllegalStateException("no relation: " + name);
    }
    return row;
  }

  private static String property(Map<String, String> properties, String name, String otherwise) {
    return Integer.toString(Integer.parseInt(properties.getOrDefault(name, otherwise)));
  }

  private Stream<List<String>> columns(Securable name) {
    return frame.names().catalogue().table(name).stream()
        .flatMap(table ->
            IntStream.range(0, table.columns().size())
                .mapToObj(i -> column(name, i + 1, table.columns().get(i))));
  }

  private List<String> column(Securable table, int position, CatalogObject.Column column) {
    DataType type = column.type();
    boolean text = type.kind() == DataType.Kind.VARCHAR;
    boolean number = type.kind() == DataType.Kind.NUMBER;
    List<String> row = new ArrayList<>(texts(table.path()));
    row.add(H2Sql.text(column.name()));
    row.add(Integer.toString(position));
    row.add(column.defaultText().isEmpty() ? "NULL" : H2Sql.text(column.defaultText()));
    row.addAll(texts(List.of(yes(column.nullable()), text ? "TEXT" : type.kind().name())));
    row.add(text ? Integer.toString(type.length()) : "NULL");
    row.add(number ? Integer.toString(type.length()) : "NULL");
    row.add(number ? Integer.toString(type.scale()) : "NULL");
    row.add(H2Sql.text(column.comment()));
    return row;
  }

  private List<String> schema(Securable name) {
    List<String> row = new ArrayList<>(texts(name.path()));
    row.add(H2Sql.text(entry(name).owner()));
    return row;
  }

  private static String yes(boolean is) {
    return is ? "YES" : "NO";
  }

  private static List<String> texts(List<String> values) {
    return values.stream().map(H2Sql::text).toList();
  }

  /** A row of NULLs comes first and gives the columns their types; it is left out again. */
  private void write(List<String> columns, Stream<List<String>> rows) {
    List<String> names = columns.stream().map(c -> c.substring(0, c.indexOf(' '))).toList();
    List<String> nulls =
        columns.stream()
            .map(column -> "CAST(NULL AS " + column.substring(column.indexOf(' ') + 1) + ")")
            .toList();
    List<List<String>> all = new ArrayList<>(List.of(nulls));
    rows.forEach(all::add);
    out.add("(SELECT * FROM (VALUES ");
    out.join(all, ", ", row -> out.add("(").add(String.join(", ", row)).add(")"));
    out.add(") AS V").names(names);
    out.add(" WHERE ").name(names.getFirst()).add(" IS NOT NULL)");
  }
}
