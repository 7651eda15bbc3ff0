package com.claresia.hub.emulators.snowflake.error;

/** The refusals of statements while they are executed. */
public final class Failures {
  private Failures() {}

  /** The statement was aborted by its client. */
  public static SnowflakeError canceled() {
    return new SnowflakeError(604, "57014", "SQL execution canceled");
  }

  /** The statement ran longer than it may. */
  public static SnowflakeError timedOut(long seconds) {
    return new SnowflakeError(
        630,
        "57014",
        "Statement reached its statement or warehouse timeout of %d second(s) and was canceled."
            .formatted(seconds));
  }

  /** Too many wait for one table's lock. */
  public static SnowflakeError tooManyWaiters(
      String holder, String table, long transaction, String waiter, int limit) {
    return locked(
        holder,
        table,
        transaction,
        "Your statement '%s' was aborted because the number of waiters for this lock exceeds the %d statements limit."
            .formatted(waiter, limit));
  }

  /** The lock was waited for as long as LOCK_TIMEOUT allows. */
  public static SnowflakeError lockTimeout(
      String holder, String table, long transaction, String waiter, long seconds) {
    return locked(
        holder,
        table,
        transaction,
        "Your statement '%s' was aborted because it waited for this lock for %d seconds, its LOCK_TIMEOUT."
            .formatted(waiter, seconds));
  }

  private static SnowflakeError locked(
      String holder, String table, long transaction, String consequence) {
    return new SnowflakeError(
        625,
        "57014",
        "Statement '%s' has locked table '%s' in transaction %d and this lock has not yet been released.\n%s"
            .formatted(holder, table, transaction, consequence));
  }

  /** A row of a hybrid table was waited for as long as LOCK_TIMEOUT allows. */
  public static SnowflakeError rowLockTimeout(String waiter, long seconds) {
    return new SnowflakeError(
        625,
        "57014",
        "Your statement '%s' was aborted because it waited for a row's lock for %d seconds, its LOCK_TIMEOUT."
            .formatted(waiter, seconds));
  }

  /** Two transactions wait for each other; this statement is the victim. */
  public static SnowflakeError deadlock(String waiter) {
    return new SnowflakeError(
        625,
        "57014",
        "Your statement '" + waiter + "' was aborted because it would wait in a deadlock.");
  }

  /** A hybrid table has a row of that primary key. */
  public static SnowflakeError duplicatePrimaryKey() {
    return new SnowflakeError(200_001, "22000", "Primary key already exists");
  }

  /** A hybrid table has a row of that unique key. */
  public static SnowflakeError duplicateKey(String constraint) {
    return new SnowflakeError(
        200_001, "22000", "Duplicate key value violates unique constraint \"" + constraint + "\"");
  }

  /** The row that a hybrid table's row names is not there, or the reference is NULL. */
  public static SnowflakeError foreignKeyViolated(String constraint) {
    return new SnowflakeError(
        200_009, "22000", "Foreign key constraint \"" + constraint + "\" was violated.");
  }

  /** NULL for a column that takes none. */
  public static SnowflakeError nullResult() {
    return new SnowflakeError(100_072, "22000", "NULL result in a non-nullable column");
  }

  /** A text that its column or cast is too short for. */
  public static SnowflakeError stringTooLong(String value) {
    return new SnowflakeError(
        100_078, "22000", "String '" + value + "' is too long and would be truncated");
  }

  /** Bytes that their column or cast is too short for. */
  public static SnowflakeError binaryTooLong(String hex) {
    return new SnowflakeError(
        100_145, "22000", "Binary value '" + hex + "' is too long and would be truncated");
  }

  /** A number that its column or cast is too short for. */
  public static SnowflakeError numberOutOfRange(String value) {
    return new SnowflakeError(
        100_046, "22003", "Number out of representable range: value " + value);
  }

  /** A text that is no value of its type: Numeric value, Timestamp, Date, Boolean value. */
  public static SnowflakeError notRecognized(String kind, String value) {
    return switch (kind) {
      case "Timestamp" -> unrecognized(100_035, "22007", kind, value);
      case "Date" -> unrecognized(100_040, "22007", kind, value);
      case "Boolean value" -> unrecognized(100_037, "22018", kind, value);
      default -> unrecognized(100_038, "22018", kind, value);
    };
  }

  private static SnowflakeError unrecognized(int code, String state, String kind, String value) {
    return new SnowflakeError(code, state, kind + " '" + value + "' is not recognized");
  }

  /** A text that is no hexadecimal number of whole bytes. */
  public static SnowflakeError notHex(String value) {
    return new SnowflakeError(
        100_115, "22000", "The following string is not a legal hex-encoded value: '" + value + "'");
  }

  /** A text that is no JSON. */
  public static SnowflakeError notJson(String why) {
    return new SnowflakeError(100_069, "22P02", "Error parsing JSON: " + why);
  }

  /** Division by zero. */
  public static SnowflakeError divisionByZero() {
    return new SnowflakeError(100_051, "22012", "Division by zero");
  }

  /** A sub-query that stands for one value has more rows. */
  public static SnowflakeError moreThanOneRow() {
    return new SnowflakeError(90_150, "22000", "Single-row subquery returns more than one row.");
  }

  /** Two source rows of a MERGE meet the same target row. */
  public static SnowflakeError duplicateInMerge() {
    return new SnowflakeError(100_090, "42P18", "Duplicate row detected during DML action");
  }

  /** Something went wrong in the emulator itself. */
  public static SnowflakeError internal(String why) {
    return new SnowflakeError(
        370_001, "XX000", "SQL execution internal error:\nProcessing aborted: " + why);
  }
}
