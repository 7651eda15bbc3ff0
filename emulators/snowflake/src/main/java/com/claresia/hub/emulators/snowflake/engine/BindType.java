package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import java.util.Locale;

/** The types under which values are bound. */
public enum BindType {
  /** Whole and decimal numbers. */
  FIXED("NUMERIC(38, 0)"),
  /** Doubles. */
  REAL("DOUBLE PRECISION"),
  /** Texts. */
  TEXT("VARCHAR"),
  /** Truth values. */
  BOOLEAN("BOOLEAN"),
  /** Bytes, in hexadecimal. */
  BINARY("VARBINARY"),
  /** Days, as milliseconds since 1970. */
  DATE("DATE"),
  /** Times of day, as nanoseconds. */
  TIME("TIME(9)"),
  /** Wall-clock times, as nanoseconds since 1970. */
  TIMESTAMP_NTZ("TIMESTAMP(9)"),
  /** Moments, as nanoseconds since 1970. */
  TIMESTAMP_LTZ("TIMESTAMP(9) WITH TIME ZONE"),
  /** Moments with an offset: nanoseconds since 1970, a blank, minutes plus 1440. */
  TIMESTAMP_TZ("TIMESTAMP(9) WITH TIME ZONE"),
  /** NULL of no type. */
  ANY("VARCHAR");

  private final String h2Type;

  BindType(String h2Type) {
    this.h2Type = h2Type;
  }

  /** As H2 calls it. */
  String h2Type() {
    return h2Type;
  }

  /** The type that the driver names so. */
  public static BindType named(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Errors.notEmulated("values of type " + name);
    }
  }
}
