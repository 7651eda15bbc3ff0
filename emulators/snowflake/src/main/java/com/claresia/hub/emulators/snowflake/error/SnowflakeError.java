package com.claresia.hub.emulators.snowflake.error;

/**
 * A refusal as the service words it. Which codes and texts were seen, documented or written from
 * memory is in the module's README.
 */
public final class SnowflakeError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String sqlState;

  /** A refusal with its vendor code, SQL state and whole text. */
  public SnowflakeError(int code, String sqlState, String message) {
    super(message, null, false, false); // a control flow of every day: no stack trace
    this.code = code;
    this.sqlState = sqlState;
  }

  /** The vendor code: a number of six digits. */
  public int code() {
    return code;
  }

  /** The SQL state. */
  public String sqlState() {
    return sqlState;
  }

  /** The code as the wire carries it, with leading zeros. */
  public String sixDigits() {
    return String.format("%06d", code);
  }

  /** The text, which is never missing. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
