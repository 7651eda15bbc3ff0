package com.claresia.hub.emulators.snowflake.engine;

/**
 * A column of a result.
 *
 * @param name its label
 * @param type as the wire names it
 * @param nullable whether NULL may be in it
 * @param length of texts and bytes
 * @param precision of numbers
 * @param scale of numbers and times
 */
public record ResultColumn(
    String name, String type, boolean nullable, int length, int precision, int scale) {
  private static final int STATUS_LENGTH = 16_777_216;
  private static final int COUNT_DIGITS = 19;

  /** A text. */
  static ResultColumn text(String name) {
    return new ResultColumn(name, "text", true, STATUS_LENGTH, 0, 0);
  }

  /** A number of rows. */
  static ResultColumn count(String name) {
    return new ResultColumn(name, "fixed", false, 0, COUNT_DIGITS, 0);
  }
}
