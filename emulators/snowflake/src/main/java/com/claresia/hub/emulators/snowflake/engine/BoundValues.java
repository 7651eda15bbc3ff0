package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.translate.BindTypes;
import com.claresia.hub.emulators.snowflake.translate.Target;
import com.claresia.hub.emulators.snowflake.translate.Translation.Placed;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values bound to a statement, converted to what H2 takes.
 *
 * @param columns what is bound to each place
 * @param zone in which moments become wall clocks
 */
record BoundValues(List<BoundColumn> columns, ZoneId zone) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int UTC_OFFSET = 1_440;

  /** How H2 calls the types. */
  BindTypes types() {
    return index -> h2Type(column(index));
  }

  /** A whole number stays one: H2 would not look a decimal one up in an index of whole ones. */
  private static String h2Type(BoundColumn column) {
    boolean decimal =
        column.type() == BindType.FIXED
            && column.values().stream().anyMatch(text -> text != null && text.contains("."));
    return decimal ? "NUMERIC(38, 9)" : column.type().h2Type();
  }

  private BoundColumn column(int index) {
    if (index > columns.size()) {
      throw Errors.bindMissing();
    }
    return columns.get(index - 1);
  }

  /** Puts the values of one row into their places. */
  void bind(PreparedStatement statement, List<Placed> places, int row) throws SQLException {
    for (int i = 0; i < places.size(); i++) {
      Placed place = places.get(i);
      BoundColumn column = column(place.index());
      String text = column.values().get(row);
      statement.setObject(i + 1, text == null ? null : value(column.type(), text, place.target()));
    }
  }

  private Object value(BindType type, String text, Target target) {
    return switch (target) {
      case Target.Own _ -> value(type, text);
      case Target.OfColumn of -> converted(type, text, of.type());
    };
  }

  /** A text that goes to a column of another type is read as Snowflake reads it. */
  private Object converted(BindType type, String text, DataType target) {
    boolean isText = type == BindType.TEXT;
    return switch (target.kind()) {
      case BINARY -> isText ? H2Functions.unhex(text) : value(type, text);
      case TIMESTAMP_NTZ -> isText ? TimeFormat.read(text) : wallClock(value(type, text));
      case VARCHAR -> type == BindType.FIXED || isText ? text : value(type, text);
      case NUMBER -> isText ? number(text) : value(type, text);
      case FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP_TZ, VARIANT -> value(type, text);
    };
  }

  private static Object wallClock(Object value) {
    return value instanceof OffsetDateTime moment ? moment.toLocalDateTime() : value;
  }

  private Object value(BindType type, String text) {
    try {
      return switch (type) {
        case FIXED -> number(text);
        case REAL -> Double.valueOf(text);
        case TEXT, ANY -> text;
        case BOOLEAN -> text.equalsIgnoreCase("true") || text.equals("1");
        case BINARY -> H2Functions.unhex(text);
        case DATE ->
            LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), ZoneOffset.UTC);
        case TIME -> LocalTime.ofNanoOfDay(Long.parseLong(text));
        case TIMESTAMP_NTZ -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
        case TIMESTAMP_LTZ -> instant(text).atZone(zone).toOffsetDateTime();
        case TIMESTAMP_TZ -> withOffset(text);
      };
    } catch (NumberFormatException | DateTimeException e) {
      throw Failures.notRecognized(type == BindType.REAL ? "Numeric value" : "Timestamp", text);
    }
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw Failures.notRecognized("Numeric value", text);
    }
  }

  private static Instant instant(String nanos) {
    BigDecimal[] parts =
        new BigDecimal(nanos).divideAndRemainder(BigDecimal.valueOf(NANOS_PER_SECOND));
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  private static OffsetDateTime withOffset(String text) {
    int blank = text.indexOf(' ');
    int minutes = blank < 0 ? UTC_OFFSET : Integer.parseInt(text.substring(blank + 1));
    String nanos = blank < 0 ? text : text.substring(0, blank);
    return instant(nanos).atOffset(ZoneOffset.ofTotalSeconds((minutes - UTC_OFFSET) * 60));
  }

  /** The text bound to a place in a row, as it was sent. */
  @Nullable String text(int index, int row) {
    return column(index).values().get(row);
  }
}
