package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.Column;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.KeyKind;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables in H2. A hybrid table has its keys as constraints; of a standard one they become plain
 * indexes, which refuse nothing and keep the emulator fast.
 */
public record TableDdl(SessionContext session, Securable name, CatalogObject.Table table) {
  private static final String NOT_NULL_REFERENCE = " GIVEN";

  /** What makes the table, in order. */
  public List<String> create() {
    List<String> statements = new ArrayList<>();
    statements.add(drop(name));
    statements.add("CREATE TABLE " + H2Sql.table(name) + " (" + String.join(", ", parts()) + ")");
    for (TableKey key : table.keys()) {
      if (key.kind() == KeyKind.INDEX || (!table.hybrid() && key.kind() != KeyKind.FOREIGN)) {
        statements.add(index(key, ""));
      }
      if (isReadBackwards(key)) {
        statements.add(index(key, " DESC"));
      }
    }
    return statements;
  }

  /** H2 reads no index from its end, and the newest rows are what is asked for most. */
  private static boolean isReadBackwards(TableKey key) {
    boolean ordered = key.kind() == KeyKind.PRIMARY || key.kind() == KeyKind.INDEX;
    return ordered && key.columns().size() > 1;
  }

  /** What takes a table away, if it is there. */
  public static String drop(Securable name) {
    return "DROP TABLE IF EXISTS " + H2Sql.table(name) + " CASCADE";
  }

  /** What adds the column. */
  public String add(Column column) {
    return "ALTER TABLE " + H2Sql.table(name) + " ADD COLUMN " + definition(column);
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(column -> parts.add(definition(column)));
    if (table.hybrid()) {
      table.keys().forEach(key -> parts.addAll(constraints(key)));
    }
    return parts;
  }

  private String definition(Column column) {
    StringBuilder sql = new StringBuilder(H2Sql.name(column.name()));
    sql.append(' ').append(type(column.type()));
    if (!column.defaultText().isEmpty()) {
      String value =
          new Translator(session)
              .defaultValue(column, Statement.parseExpression(column.defaultText()));
      sql.append(" DEFAULT ").append(value);
    }
    sql.append(column.nullable() ? "" : " NOT NULL");
    return sql.append(length(column)).toString();
  }

  /** H2 counts a character beyond the basic plane twice. */
  private static String type(DataType type) {
    return H2Sql.type(isCountedOtherwise(type) ? DataType.text(2 * type.length()) : type);
  }

  private static boolean isCountedOtherwise(DataType type) {
    return type.kind() == DataType.Kind.VARCHAR && type.length() <= DataType.MAX_TEXT / 2;
  }

  private static String length(Column column) {
    return isCountedOtherwise(column.type())
        ? " CHECK (CHAR_LENGTH(%1$s) <= %2$d OR %3$s(%1$s, %2$d))"
            .formatted(H2Sql.name(column.name()), column.type().length(), H2Sql.own("FITS"))
        : "";
  }

  private List<String> constraints(TableKey key) {
    String columns = columns(key.columns());
    return switch (key.kind()) {
      case PRIMARY -> List.of("PRIMARY KEY " + columns);
      case UNIQUE -> List.of(named(constraint(name, key)) + "UNIQUE " + columns);
      case FOREIGN -> List.of(foreignKey(key), given(key));
      case INDEX -> List.of();
    };
  }

  private String foreignKey(TableKey key) {
    Securable parent = new Securable(ObjectKind.TABLE, key.table());
    return named(constraint(name, key))
        + "FOREIGN KEY "
        + columns(key.columns())
        + " REFERENCES "
        + H2Sql.table(parent)
        + " "
        + columns(key.referred());
  }

  /** A reference may not be NULL in a hybrid table, other than in H2. */
  private String given(TableKey key) {
    List<String> conditions =
        key.columns().stream().map(column -> H2Sql.name(column) + " IS NOT NULL").toList();
    return named(constraint(name, key) + NOT_NULL_REFERENCE)
        + "CHECK ("
        + String.join(" AND ", conditions)
        + ")";
  }

  private static String named(String constraint) {
    return "CONSTRAINT " + H2Sql.name(constraint) + " ";
  }

  /** What a constraint is called in H2, where names are unique within a schema. */
  public static String constraint(Securable table, TableKey key) {
    return table.name() + " " + key.name();
  }

  private String index(TableKey key, String direction) {
    List<String> indexed =
        key.columns().stream().map(column -> H2Sql.name(column) + direction).toList();
    return "CREATE INDEX "
        + H2Sql.schema(name.schema())
        + "."
        + H2Sql.name(constraint(name, key) + direction)
        + " ON "
        + H2Sql.table(name)
        + " ("
        + String.join(", ", indexed)
        + ")";
  }

  private static String columns(List<String> names) {
    return "(" + String.join(", ", names.stream().map(H2Sql::name).toList()) + ")";
  }
}
