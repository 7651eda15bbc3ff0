package com.claresia.hub.emulators.snowflake.sql;

/**
 * The type of a column or cast.
 *
 * @param kind which
 * @param length characters, bytes or digits; 0 where the kind has none
 * @param scale digits after the point, also of seconds
 */
public record DataType(Kind kind, int length, int scale) {
  /** The longest text: its default length, too. */
  public static final int MAX_TEXT = 16_777_216;

  /** The most bytes: its default length, too. */
  public static final int MAX_BINARY = 8_388_608;

  /** The kinds of types that are emulated. */
  public enum Kind {
    /** Exact numbers. */
    NUMBER,
    /** Doubles. */
    FLOAT,
    /** Texts. */
    VARCHAR,
    /** Bytes. */
    BINARY,
    /** Truth values. */
    BOOLEAN,
    /** Days. */
    DATE,
    /** Times of day. */
    TIME,
    /** Wall-clock times. */
    TIMESTAMP_NTZ,
    /** Times with an offset. */
    TIMESTAMP_TZ,
    /** Parsed JSON. */
    VARIANT
  }

  /** A type without a length. */
  public static DataType of(Kind kind) {
    return new DataType(kind, 0, 0);
  }

  /** A text of up to that many characters. */
  public static DataType text(int length) {
    return new DataType(Kind.VARCHAR, length, 0);
  }

  /** A number of so many digits, some of them after the point. */
  public static DataType number(int precision, int scale) {
    return new DataType(Kind.NUMBER, precision, scale);
  }

  /** As Snowflake writes it. */
  public String text() {
    return switch (kind) {
      case NUMBER -> "NUMBER(" + length + "," + scale + ")";
      case VARCHAR, BINARY -> kind + "(" + length + ")";
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_TZ -> kind + "(" + scale + ")";
      case FLOAT, BOOLEAN, DATE, VARIANT -> kind.name();
    };
  }
}
