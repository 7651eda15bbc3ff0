package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.KeyKind;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.translate.TableDdl;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** What H2 refuses, in Snowflake's words. */
record H2Errors(Catalogue catalogue) {
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
  private static final Pattern TOO_LONG =
      Pattern.compile("\"(X?)'(.*)' \\(\\d+\\)\"", Pattern.DOTALL);
  private static final Pattern NUMBER_TOO_LONG =
      Pattern.compile("NUMERIC\\(\\d+(?:, \\d+)?\\)\": \"(.*) \\(\\d+\\)\"");
  private static final Pattern CONVERTED = Pattern.compile("\"'(.*)' \\(", Pattern.DOTALL);

  /** Whether the statement may try again: it waited for a row as long as H2 waits at once. */
  static boolean isWorthRetrying(SQLException e) {
    return e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
        || e.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1;
  }

  SnowflakeError translated(SQLException e, Running running) {
    Optional<SnowflakeError> own = own(e);
    if (own.isPresent()) {
      return own.get();
    }
    String message = message(e);
    return switch (e.getErrorCode()) {
      case ErrorCode.STATEMENT_WAS_CANCELED -> running.abortion().orElseGet(Failures::canceled);
      case ErrorCode.DEADLOCK_1 -> Failures.deadlock(running.queryId());
      case ErrorCode.DUPLICATE_KEY_1 -> duplicate(message);
      case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1,
          ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1,
          ErrorCode.CHECK_CONSTRAINT_VIOLATED_1 ->
          Failures.foreignKeyViolated(keyName(message, KeyKind.FOREIGN).orElse(message));
      case ErrorCode.NULL_NOT_ALLOWED -> Failures.nullResult();
      case ErrorCode.VALUE_TOO_LONG_2 -> tooLong(message);
      default -> compiled(e.getErrorCode(), message);
    };
  }

  private SnowflakeError compiled(int code, String message) {
    return switch (code) {
      case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 ->
          Failures.numberOutOfRange(quoted(message));
      case ErrorCode.DATA_CONVERSION_ERROR_1 ->
          Failures.notRecognized("Numeric value", converted(message));
      case ErrorCode.INVALID_DATETIME_CONSTANT_2 ->
          Failures.notRecognized("Timestamp", lastQuoted(message));
      case ErrorCode.COLUMN_NOT_FOUND_1 -> Errors.invalidIdentifier(quoted(message));
      case ErrorCode.AMBIGUOUS_COLUMN_NAME_1 ->
          Errors.invalidDefinition("ambiguous column name '" + quoted(message) + "'");
      case ErrorCode.MUST_GROUP_BY_COLUMN_1 ->
          Errors.invalidDefinition("'" + quoted(message) + "' is not a valid group by expression");
      case ErrorCode.SCALAR_SUBQUERY_CONTAINS_MORE_THAN_ONE_ROW -> Failures.moreThanOneRow();
      case ErrorCode.DIVISION_BY_ZERO_1 -> Failures.divisionByZero();
      case ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH ->
          Errors.invalidDefinition("the number of columns does not match");
      default -> Failures.internal(message);
    };
  }

  /** An error of the emulator's own functions, which H2 wraps. */
  private static Optional<SnowflakeError> own(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SnowflakeError error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static String message(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int statement = message.indexOf("; SQL statement:");
    return statement < 0 ? message : message.substring(0, statement);
  }

  private SnowflakeError duplicate(String message) {
    if (message.contains("_ROWID_")) {
      return Failures.duplicateInMerge();
    }
    return keyName(message, KeyKind.UNIQUE)
        .map(Failures::duplicateKey)
        .orElseGet(Failures::duplicatePrimaryKey);
  }

  /** The key whose constraint the message names. */
  private Optional<String> keyName(String message, KeyKind kind) {
    return catalogue.entries().entrySet().stream()
        .filter(entry -> entry.getValue().object() instanceof CatalogObject.Table)
        .flatMap(entry ->
            ((CatalogObject.Table) entry.getValue().object())
                .keys().stream()
                    .filter(key -> key.kind() == kind)
                    .filter(key -> names(message, entry.getKey(), key))
                    .map(TableKey::name))
        .findFirst();
  }

  private static boolean names(String message, Securable table, TableKey key) {
    return message.contains(TableDdl.constraint(table, key));
  }

  private static SnowflakeError tooLong(String message) {
    Matcher number = NUMBER_TOO_LONG.matcher(message);
    if (number.find()) {
      return Failures.numberOutOfRange(number.group(1));
    }
    Matcher value = TOO_LONG.matcher(message);
    if (!value.find()) {
      return Failures.stringTooLong("…");
    }
    return value.group(1).isEmpty()
        ? Failures.stringTooLong(value.group(2))
        : Failures.binaryTooLong(value.group(2));
  }

  /** The value that could not be converted; of a column its name is told besides. */
  private static String converted(String message) {
    Matcher found = CONVERTED.matcher(message);
    return found.find() ? found.group(1) : quoted(message);
  }

  private static String quoted(String message) {
    Matcher found = QUOTED.matcher(message);
    return found.find() ? found.group(1) : message;
  }

  private static String lastQuoted(String message) {
    Matcher found = QUOTED.matcher(message);
    String last = message;
    while (found.find()) {
      last = found.group(1);
    }
    return last;
  }
}
