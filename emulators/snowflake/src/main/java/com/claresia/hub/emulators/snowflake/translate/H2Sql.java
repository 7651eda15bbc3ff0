package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.sql.DataType;

/** How H2 writes names, texts and types. */
public final class H2Sql {
  /** Where the emulator's own functions and state lie. */
  public static final String OWN_SCHEMA = "EMULATOR";

  private H2Sql() {}

  /** A name in its stored case. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text. */
  public static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** The schema that holds a schema's tables: its whole name, with the dot. */
  public static String schema(Securable schema) {
    return name(schema.dotted());
  }

  /** A table. */
  public static String table(Securable table) {
    return schema(table.schema()) + '.' + name(table.name());
  }

  /** One of the emulator's own functions; H2 has some of the same names. */
  public static String own(String function) {
    return OWN_SCHEMA + ".SF_" + function;
  }

  /** A type. */
  public static String type(DataType type) {
    return switch (type.kind()) {
      case NUMBER -> "NUMERIC(" + type.length() + ", " + type.scale() + ")";
      case FLOAT -> "DOUBLE PRECISION";
      case VARCHAR -> "VARCHAR(" + type.length() + ")";
      case BINARY -> "VARBINARY(" + type.length() + ")";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME(" + type.scale() + ")";
      case TIMESTAMP_NTZ -> "TIMESTAMP(" + type.scale() + ")";
      case TIMESTAMP_TZ -> "TIMESTAMP(" + type.scale() + ") WITH TIME ZONE";
      case VARIANT -> "JSON";
    };
  }
}
