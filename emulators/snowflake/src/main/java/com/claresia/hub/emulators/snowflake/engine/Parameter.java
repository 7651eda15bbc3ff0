package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A parameter of a session.
 *
 * @param name as Snowflake calls it
 * @param initial its value unless it is set: a Boolean, a Long or a String
 * @param use what the emulator does with it
 */
record Parameter(String name, Object initial, Use use) {

  /** What becomes of a value. */
  enum Use {
    /** The emulator does as it says. */
    OBEYED,
    /** It changes nothing that the emulator does, or only the driver obeys it. */
    KEPT,
    /** Only its initial value is emulated. */
    FIXED
  }

  private static final Map<String, Parameter> ALL = all();

  private static Map<String, Parameter> all() {
    Map<String, Parameter> all = new HashMap<>();
    add(all, Use.OBEYED, "AUTOCOMMIT", true);
    add(all, Use.OBEYED, "ABORT_DETACHED_QUERY", false);
    add(all, Use.OBEYED, "LOCK_TIMEOUT", 43_200L);
    add(all, Use.OBEYED, "STATEMENT_TIMEOUT_IN_SECONDS", 172_800L);
    add(all, Use.OBEYED, "READ_LATEST_WRITES", false);
    add(all, Use.OBEYED, "TIMEZONE", "America/Los_Angeles");
    addKept(all);
    add(all, Use.FIXED, "BINARY_INPUT_FORMAT", "HEX");
    add(all, Use.FIXED, "BINARY_OUTPUT_FORMAT", "HEX");
    add(all, Use.FIXED, "ERROR_ON_NONDETERMINISTIC_MERGE", true);
    add(all, Use.FIXED, "MULTI_STATEMENT_COUNT", 1L);
    add(all, Use.FIXED, "QUOTED_IDENTIFIERS_IGNORE_CASE", false);
    add(all, Use.FIXED, "TIMESTAMP_INPUT_FORMAT", "AUTO");
    add(all, Use.FIXED, "TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ");
    add(all, Use.FIXED, "TRANSACTION_ABORT_ON_ERROR", false);
    add(all, Use.FIXED, "TRANSACTION_DEFAULT_ISOLATION_LEVEL", "READ COMMITTED");
    return Map.copyOf(all);
  }

  private static void addKept(Map<String, Parameter> all) {
    add(all, Use.KEPT, "CLIENT_DISABLE_INCIDENTS", true);
    add(all, Use.KEPT, "CLIENT_HONOR_CLIENT_TZ_FOR_TIMESTAMP_NTZ", true);
    add(all, Use.KEPT, "CLIENT_MEMORY_LIMIT", 1_536L);
    add(all, Use.KEPT, "CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", false);
    add(all, Use.KEPT, "CLIENT_PREFETCH_THREADS", 4L);
    add(all, Use.KEPT, "CLIENT_RESULT_CHUNK_SIZE", 160L);
    add(all, Use.KEPT, "CLIENT_RESULT_COLUMN_CASE_INSENSITIVE", false);
    add(all, Use.KEPT, "CLIENT_SESSION_KEEP_ALIVE", false);
    add(all, Use.KEPT, "CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", 3_600L);
    add(all, Use.KEPT, "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", 65_280L);
    add(all, Use.KEPT, "CLIENT_TELEMETRY_ENABLED", true);
    add(all, Use.KEPT, "CLIENT_TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_LTZ");
    add(all, Use.KEPT, "DATE_OUTPUT_FORMAT", "YYYY-MM-DD");
    add(all, Use.KEPT, "JDBC_QUERY_RESULT_FORMAT", "JSON");
    add(all, Use.KEPT, "JDBC_TREAT_DECIMAL_AS_INT", true);
    add(all, Use.KEPT, "JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", false);
    add(all, Use.KEPT, "JDBC_USE_SESSION_TIMEZONE", true);
    add(all, Use.KEPT, "QUERY_TAG", "");
    add(all, Use.KEPT, "TIME_OUTPUT_FORMAT", "HH24:MI:SS");
    add(all, Use.KEPT, "TIMESTAMP_LTZ_OUTPUT_FORMAT", "");
    add(all, Use.KEPT, "TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3");
    add(all, Use.KEPT, "TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM");
    add(all, Use.KEPT, "TIMESTAMP_TZ_OUTPUT_FORMAT", "");
    add(all, Use.KEPT, "USE_CACHED_RESULT", true);
  }

  private static void add(Map<String, Parameter> all, Use use, String name, Object initial) {
    all.put(name, new Parameter(name, initial, use));
  }

  static Map<String, Parameter> known() {
    return ALL;
  }

  /** The parameter of that name; those by which only clients are told something are all known. */
  static Parameter named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    Parameter known = ALL.get(upper);
    if (known != null) {
      return known;
    }
    if (upper.startsWith("CLIENT_") || upper.startsWith("JDBC_")) {
      return new Parameter(upper, "", Use.KEPT);
    }
    throw Errors.invalidParameter(name);
  }

  /** The value as this parameter has it. */
  Object value(Object given) {
    String text = given.toString();
    Object value =
        switch (initial) {
          case Boolean _ -> truth(text);
          case Long _ -> number(text);
          default -> text;
        };
    if (use == Use.FIXED && !value.toString().equalsIgnoreCase(initial.toString())) {
      throw Errors.notEmulated("the value " + text + " of the parameter " + name);
    }
    return value;
  }

  private Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "yes" -> true;
      case "false", "0", "off", "no" -> false;
      default -> throw Errors.invalidValue(text, name);
    };
  }

  private Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw Errors.invalidValue(text, name);
    }
  }
}
