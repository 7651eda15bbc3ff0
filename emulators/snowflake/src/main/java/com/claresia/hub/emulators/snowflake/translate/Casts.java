package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Expression;

/** Conversions, where H2's own differ from Snowflake's. */
final class Casts {
  private Casts() {}

  static void write(Expression.Cast cast, ExpressionWriter writer) {
    writeTo(cast.type(), cast.operand(), writer);
  }

  /** An expression as a value of the type. */
  private static void writeTo(DataType type, Expression operand, ExpressionWriter writer) {
    SqlOutput out = writer.out().add("CAST(");
    switch (type.kind()) {
      case VARCHAR -> {
        own("TEXT", operand, writer);
        out.add(", ").add(Integer.toString(type.length())).add(")");
      }
      case BINARY -> {
        own("BYTES", operand, writer);
        out.add(", ").add(Integer.toString(type.length())).add(")");
      }
      case TIMESTAMP_NTZ -> {
        own("WALL_CLOCK", operand, writer);
        out.add(")");
      }
      case VARIANT -> throw Errors.notEmulated("a cast to VARIANT");
      case NUMBER, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP_TZ -> writePlain(operand, writer);
    }
    out.add(" AS ").add(H2Sql.type(type)).add(")");
  }

  /** A part of a VARIANT is JSON, where texts carry quotes: its text has none. */
  private static void writePlain(Expression operand, ExpressionWriter writer) {
    if (operand instanceof Expression.Path) {
      own("TEXT", operand, writer);
      writer.out().add(", ").add(Integer.toString(DataType.MAX_TEXT)).add(")");
    } else {
      writer.write(operand);
    }
  }

  private static void own(String function, Expression operand, ExpressionWriter writer) {
    writer.out().add(H2Sql.own(function)).add("(");
    writer.write(operand);
  }

  static void writePath(Expression.Path path, ExpressionWriter writer) {
    SqlOutput out = writer.out().add("(").add(H2Sql.own("JSON_PART")).add("(");
    writer.write(path.operand());
    out.add(", ").add(H2Sql.text(pointer(path))).add(") FORMAT JSON)");
  }

  /** RFC 6901. */
  private static String pointer(Expression.Path path) {
    StringBuilder pointer = new StringBuilder();
    for (String step : path.steps()) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /**
   * A value on its way into a column: bound values go as they are, since the binding converts them;
   * what H2 would convert otherwise than Snowflake goes through the same functions as a cast.
   */
  static void writeFor(DataType type, Expression value, ExpressionWriter writer) {
    if (value instanceof Expression.Bind bind) {
      writer.out().bindFor(bind.index(), new Target.OfColumn(type));
      return;
    }
    boolean as = value instanceof Expression.Default || value instanceof Expression.Null;
    switch (type.kind()) {
      case BINARY, TIMESTAMP_NTZ -> {
        if (as) {
          writer.write(value);
        } else {
          writeTo(type, value, writer);
        }
      }
      case VARCHAR, NUMBER, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP_TZ, VARIANT ->
          writer.write(value);
    }
  }
}
