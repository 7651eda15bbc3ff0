package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.Failures;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Snowflake's formats of times, and the texts it reads without one. */
final class TimeFormat {
  private static final Map<String, String> ELEMENTS = elements();

  /** What AUTO takes of an ISO date, or of one with a blank for its T. */
  private static final DateTimeFormatter AUTO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[' '][XXX][XX]")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private TimeFormat() {}

  private static Map<String, String> elements() {
    Map<String, String> elements = new TreeMap<>();
    elements.put("YYYY", "uuuu");
    elements.put("MM", "MM");
    elements.put("DD", "dd");
    elements.put("HH24", "HH");
    elements.put("MI", "mm");
    elements.put("SS", "ss");
    for (int digits = 1; digits <= 9; digits++) {
      elements.put("FF" + digits, "S".repeat(digits));
    }
    return Map.copyOf(elements);
  }

  /** The text in that format. */
  static String write(TemporalAccessor time, String format) {
    return formatter(format).format(time);
  }

  /** The wall clock that the text tells; an offset in it is dropped. */
  static LocalDateTime read(String text) {
    return read(text, AUTO);
  }

  /** The same in a format. */
  static LocalDateTime read(String text, String format) {
    return read(text, formatter(format));
  }

  private static LocalDateTime read(String text, DateTimeFormatter formatter) {
    try {
      TemporalAccessor parsed = formatter.parse(text.strip());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      return parsed
          .query(TemporalQueries.localDate())
          .atTime(time == null ? LocalTime.MIDNIGHT : time);
    } catch (DateTimeException e) {
      throw Failures.notRecognized("Timestamp", text);
    }
  }

  private static DateTimeFormatter formatter(String format) {
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      at = appendElement(format, at, pattern);
    }
    return DateTimeFormatter.ofPattern(pattern.toString(), Locale.ROOT);
  }

  private static int appendElement(String format, int at, StringBuilder pattern) {
    char c = format.charAt(at);
    if (c == '"') {
      int end = format.indexOf('"', at + 1);
      if (end < 0) {
        throw Errors.invalidDefinition("bad format '" + format + "'");
      }
      pattern.append('\'').append(format.substring(at + 1, end).replace("'", "''")).append('\'');
      return end + 1;
    }
    for (int length = 4; length >= 2; length--) {
      String element = upper(format, at, length);
      if (ELEMENTS.containsKey(element)) {
        pattern.append(ELEMENTS.get(element));
        return at + length;
      }
    }
    if (Character.isLetter(c) && c != 'T') {
      throw Errors.notEmulated("the format '" + format + "'");
    }
    pattern.append('\'').append(c).append('\'');
    return at + 1;
  }

  private static String upper(String format, int at, int length) {
    int end = Math.min(at + length, format.length());
    return format.substring(at, end).toUpperCase(Locale.ROOT);
  }
}
