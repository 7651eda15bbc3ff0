package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of the dialect; one that is not here is refused. */
final class Functions {
  /** How one is written. */
  @FunctionalInterface
  interface Form {
    void write(Expression.Call call, ExpressionWriter writer);
  }

  private record Known(int fewest, int most, Form form) {}

  private static final int ANY = 100;
  private static final Set<String> AGGREGATES =
      Set.of("COUNT", "COUNT_IF", "MIN", "MAX", "SUM", "ANY_VALUE");
  private static final Set<String> WINDOWED =
      Set.of("ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD");
  private static final Map<String, Long> SINCE_EPOCH =
      Map.of(
          "EPOCH_SECOND", 1L,
          "EPOCH_MILLISECOND", 1_000L,
          "EPOCH_MICROSECOND", 1_000_000L,
          "EPOCH_NANOSECOND", 1_000_000_000L);
  private static final Map<String, Known> KNOWN = known();

  private Functions() {}

  private static Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    addTexts(known);
    addChoices(known);
    addConversions(known);
    addTimes(known);
    for (String name : List.of("MIN", "MAX", "SUM", "ANY_VALUE", "COUNT")) {
      known.put(name, new Known(1, 1, as(name)));
    }
    known.put("COUNT_IF", new Known(1, 1, Functions::countIf));
    for (String name : List.of("ROW_NUMBER", "RANK", "DENSE_RANK")) {
      known.put(name, new Known(0, 0, as(name)));
    }
    known.put("LAG", new Known(1, 3, as("LAG")));
    known.put("LEAD", new Known(1, 3, as("LEAD")));
    ContextFunctions.forEach((name, form) -> known.put(name, new Known(0, 1, form)));
    return Map.copyOf(known);
  }

  private static void addTexts(Map<String, Known> known) {
    for (String name : List.of("UPPER", "LOWER")) {
      known.put(name, new Known(1, 1, as(name)));
    }
    for (String name : List.of("TRIM", "LTRIM", "RTRIM")) {
      known.put(name, new Known(1, 1, as(name)));
    }
    known.put("LEFT", new Known(2, 2, as("LEFT")));
    known.put("RIGHT", new Known(2, 2, as("RIGHT")));
    known.put("REPLACE", new Known(2, 3, as("REPLACE")));
    known.put("SUBSTR", new Known(2, 3, as("SUBSTRING")));
    known.put("SUBSTRING", new Known(2, 3, as("SUBSTRING")));
    known.put("LENGTH", new Known(1, 1, own("LENGTH")));
    known.put("LEN", new Known(1, 1, own("LENGTH")));
    known.put("OCTET_LENGTH", new Known(1, 1, as("OCTET_LENGTH")));
    known.put("CONCAT", new Known(1, ANY, (call, writer) -> between(call, " || ", writer)));
    known.put("CHARINDEX", new Known(2, 2, as("LOCATE")));
    known.put("CONTAINS", new Known(2, 2, Functions::contains));
    known.put("STARTSWITH", new Known(2, 2, (call, writer) -> edge("LEFT", call, writer)));
    known.put("ENDSWITH", new Known(2, 2, (call, writer) -> edge("RIGHT", call, writer)));
  }

  private static void addChoices(Map<String, Known> known) {
    known.put("COALESCE", new Known(2, ANY, as("COALESCE")));
    known.put("NVL", new Known(2, 2, as("COALESCE")));
    known.put("IFNULL", new Known(2, 2, as("COALESCE")));
    known.put("NULLIF", new Known(2, 2, as("NULLIF")));
    known.put("IFF", new Known(3, 3, Functions::iff));
    for (String name : List.of("ABS", "SIGN", "FLOOR", "CEIL")) {
      known.put(name, new Known(1, 1, as(name)));
    }
    known.put("MOD", new Known(2, 2, as("MOD")));
  }

  private static void addConversions(Map<String, Known> known) {
    known.put("TO_VARCHAR", new Known(1, 2, own("TO_VARCHAR")));
    known.put("TO_CHAR", new Known(1, 2, own("TO_VARCHAR")));
    known.put("TO_TIMESTAMP_NTZ", new Known(1, 2, own("WALL_CLOCK")));
    known.put("TO_TIMESTAMP", new Known(1, 2, own("WALL_CLOCK")));
    known.put("TO_DATE", new Known(1, 1, (call, writer) -> castTo("DATE", call, writer)));
    known.put(
        "TO_NUMBER", new Known(1, 1, (call, writer) -> castTo("NUMERIC(38, 0)", call, writer)));
    known.put("TO_BINARY", new Known(1, 2, own("TO_BINARY")));
    for (String name : List.of("HEX_ENCODE", "SHA2", "SHA2_BINARY")) {
      known.put(name, new Known(1, 2, own(name)));
    }
    for (String name : List.of("HEX_DECODE_BINARY", "BASE64_ENCODE", "BASE64_DECODE_BINARY")) {
      known.put(name, new Known(1, 1, own(name)));
    }
    known.put("PARSE_JSON", new Known(1, 1, (call, writer) -> json("PARSE_JSON", call, writer)));
    known.put(
        "TRY_PARSE_JSON", new Known(1, 1, (call, writer) -> json("TRY_PARSE_JSON", call, writer)));
    known.put("TO_JSON", new Known(1, 1, own("TO_JSON")));
    known.put("SPLIT", new Known(2, 2, (call, writer) -> json("SPLIT", call, writer)));
    known.put("ARRAYS_OVERLAP", new Known(2, 2, own("ARRAYS_OVERLAP")));
    known.put(
        "UUID_STRING",
        new Known(0, 0, (call, writer) -> writer.out().add("CAST(RANDOM_UUID() AS VARCHAR(36))")));
  }

  private static void addTimes(Map<String, Known> known) {
    known.put(
        "CURRENT_TIMESTAMP",
        new Known(0, 1, (call, writer) -> writer.out().add("CURRENT_TIMESTAMP(9)")));
    known.put("CURRENT_DATE", new Known(0, 0, (call, writer) -> writer.out().add("CURRENT_DATE")));
    known.put(
        "SYSDATE",
        new Known(
            0,
            0,
            (call, writer) ->
                writer.out().add("CAST(CURRENT_TIMESTAMP(9) AT TIME ZONE 'UTC' AS TIMESTAMP(9))")));
    known.put("DATEADD", new Known(3, 3, (call, writer) -> ofPart("DATEADD", call, writer)));
    known.put("DATEDIFF", new Known(3, 3, (call, writer) -> ofPart("DATEDIFF", call, writer)));
    known.put("DATE_PART", new Known(2, 2, Functions::datePart));
    known.put("DATE_TRUNC", new Known(2, 2, (call, writer) -> ofPart("DATE_TRUNC", call, writer)));
    for (String name : List.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
      known.put(name, new Known(1, 1, as(name)));
    }
  }

  static void write(Expression.Call call, ExpressionWriter writer) {
    Known known = KNOWN.get(call.name());
    if (known == null) {
      throw Errors.notEmulated("the function " + call.name());
    }
    int given = call.arguments().size();
    if (given < known.fewest() || given > known.most()) {
      throw Errors.invalidDefinition(
          "wrong number of arguments for function [%s]: %d".formatted(call.name(), given));
    }
    check(call);
    known.form().write(call, writer);
  }

  private static void check(Expression.Call call) {
    boolean aggregate = AGGREGATES.contains(call.name());
    boolean windowed = WINDOWED.contains(call.name());
    boolean star = call.arguments().contains(new Expression.Star());
    if ((call.distinct() && !aggregate)
        || (star && !call.name().equals("COUNT"))
        || (call.window().isPresent() && !aggregate && !windowed)
        || (windowed && call.window().isEmpty())) {
      throw Errors.notEmulated("this use of the function " + call.name());
    }
  }

  /** Whether a query that selects it has one row for many. */
  static boolean isAggregate(String name) {
    return AGGREGATES.contains(name);
  }

  private static Form as(String h2Name) {
    return (call, writer) -> {
      writer.out().add(h2Name).add(call.distinct() ? "(DISTINCT " : "(");
      writer.writeAll(call.arguments());
      writer.out().add(")");
      writer.writeWindow(call.window());
    };
  }

  private static Form own(String name) {
    return as(H2Sql.own(name));
  }

  private static void between(Expression.Call call, String operator, ExpressionWriter writer) {
    writer.out().add("(").join(call.arguments(), operator, writer::write).add(")");
  }

  private static void contains(Expression.Call call, ExpressionWriter writer) {
    writer.out().add("(LOCATE(");
    writer.write(call.arguments().get(1));
    writer.out().add(", ");
    writer.write(call.arguments().getFirst());
    writer.out().add(") > 0)");
  }

  private static void edge(String side, Expression.Call call, ExpressionWriter writer) {
    Expression part = call.arguments().get(1);
    writer.out().add("(").add(side).add("(");
    writer.write(call.arguments().getFirst());
    writer.out().add(", CHAR_LENGTH(");
    writer.write(part);
    writer.out().add(")) = ");
    writer.write(part);
    writer.out().add(")");
  }

  private static void iff(Expression.Call call, ExpressionWriter writer) {
    Expression.When when =
        new Expression.When(call.arguments().getFirst(), call.arguments().get(1));
    writer.write(
        new Expression.Case(Optional.empty(), List.of(when), Optional.of(call.arguments().get(2))));
  }

  private static void countIf(Expression.Call call, ExpressionWriter writer) {
    writer.out().add("COUNT(CASE WHEN ");
    writer.write(call.arguments().getFirst());
    writer.out().add(" THEN 1 END)");
    writer.writeWindow(call.window());
  }

  private static void castTo(String type, Expression.Call call, ExpressionWriter writer) {
    writer.out().add("CAST(");
    writer.write(call.arguments().getFirst());
    writer.out().add(" AS ").add(type).add(")");
  }

  private static void json(String name, Expression.Call call, ExpressionWriter writer) {
    writer.out().add("(").add(H2Sql.own(name)).add("(");
    writer.writeAll(call.arguments());
    writer.out().add(") FORMAT JSON)");
  }

  private static String part(Expression.Call call) {
    return switch (call.arguments().getFirst()) {
      case Expression.Column column when column.qualifier().isEmpty() -> column.name();
      case Expression.Text text -> text.value().toUpperCase(Locale.ROOT);
      default -> throw Errors.notEmulated("a computed part of a date");
    };
  }

  /** Whole units since 1970; earlier times round down. */
  private static void datePart(Expression.Call call, ExpressionWriter writer) {
    String part = part(call);
    Long unitsOfOneSecond = SINCE_EPOCH.get(part);
    if (unitsOfOneSecond == null) {
      throw Errors.notEmulated("the part " + part + " of a date");
    }
    writer.out().add("CAST(FLOOR(EXTRACT(EPOCH FROM ");
    writer.write(call.arguments().get(1));
    writer.out().add(") * " + unitsOfOneSecond + ") AS NUMERIC(38, 0))");
  }

  /** Functions whose first argument is a part of a date, as a word or a text. */
  private static void ofPart(String name, Expression.Call call, ExpressionWriter writer) {
    String part = part(call);
    if (!Set.of("YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND").contains(part)) {
      throw Errors.notEmulated("the part " + part + " of a date");
    }
    writer.out().add(name).add("(").add(part).add(", ");
    writer.writeAll(call.arguments().subList(1, call.arguments().size()));
    writer.out().add(")");
  }
}
