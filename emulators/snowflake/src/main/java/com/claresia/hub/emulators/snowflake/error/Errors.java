package com.claresia.hub.emulators.snowflake.error;

/** The refusals of statements before anything is executed. */
public final class Errors {
  private static final int NOT_EMULATED = 990_001;

  private Errors() {}

  /** Snowflake may do this; this emulator does not, and says so rather than guess. */
  public static SnowflakeError notEmulated(String what) {
    return new SnowflakeError(
        NOT_EMULATED, "0A000", "Not emulated: " + what + ". The emulator's README lists what is.");
  }

  /** The text is no statement. */
  public static SnowflakeError syntax(String found, int line, int column) {
    return new SnowflakeError(
        1003,
        "42000",
        "SQL compilation error:\nsyntax error line %d at position %d unexpected '%s'."
            .formatted(line, column, found));
  }

  /** The account, or the service, does not have it. */
  public static SnowflakeError unsupported(String feature) {
    return new SnowflakeError(2, "0A000", "Unsupported feature '" + feature + "'.");
  }

  /** More than one statement in a request that may hold one. */
  public static SnowflakeError statementCount(int actual) {
    return new SnowflakeError(
        8,
        "0A000",
        "Actual statement count %d did not match the desired statement count 1.".formatted(actual));
  }

  /** A table or view that is not there, or not for this role: the same answer. */
  public static SnowflakeError noSuchObject(String name) {
    return new SnowflakeError(
        2003,
        "42S02",
        "SQL compilation error:\nObject '" + name + "' does not exist or not authorized.");
  }

  /** Anything else that is not there, or not for this role. */
  public static SnowflakeError noSuch(String kind, String name) {
    return new SnowflakeError(
        2003,
        "02000",
        "SQL compilation error:\n%s '%s' does not exist or not authorized.".formatted(kind, name));
  }

  /** What USE names is not there, or not for this role. */
  public static SnowflakeError cannotUse() {
    return new SnowflakeError(
        2043,
        "02000",
        "SQL compilation error:\nObject does not exist, or operation cannot be performed.");
  }

  /** USE ROLE with a role that the user was not granted. */
  public static SnowflakeError roleNotAssigned(String role) {
    return new SnowflakeError(
        3013,
        "42501",
        "SQL access control error:\nRequested role '"
            + role
            + "' is not assigned to the executing user.  Specify another role to activate.");
  }

  /** Seen, but not with the privilege that the action needs. */
  public static SnowflakeError insufficientPrivileges(String kind, String name) {
    return new SnowflakeError(
        3001,
        "42501",
        "SQL access control error:\nInsufficient privileges to operate on %s '%s'."
            .formatted(kind, name));
  }

  /** The name is taken. */
  public static SnowflakeError alreadyExists(String name) {
    return new SnowflakeError(
        2002, "42710", "SQL compilation error:\nObject '" + name + "' already exists.");
  }

  /** A name that needs a database which the session has not. */
  public static SnowflakeError noCurrentDatabase(String action) {
    return new SnowflakeError(
        90_105,
        "22000",
        "Cannot perform %s. This session does not have a current database. Call 'USE DATABASE', or use a qualified name."
            .formatted(action));
  }

  /** A name that needs a schema which the session has not. */
  public static SnowflakeError noCurrentSchema(String action) {
    return new SnowflakeError(
        90_106,
        "22000",
        "Cannot perform %s. This session does not have a current schema. Call 'USE SCHEMA', or use a qualified name."
            .formatted(action));
  }

  /** A statement that needs a warehouse in a session without one. */
  public static SnowflakeError noWarehouse() {
    return new SnowflakeError(
        606,
        "57P03",
        "No active warehouse selected in the current session.  Select an active warehouse with the 'use warehouse' command.\n");
  }

  /** A column or an alias that is not there. */
  public static SnowflakeError invalidIdentifier(String name) {
    return new SnowflakeError(
        904, "42000", "SQL compilation error:\ninvalid identifier '" + name + "'");
  }

  /** A session variable that was never set. */
  public static SnowflakeError noSuchVariable(String name) {
    return new SnowflakeError(
        2211, "02000", "SQL compilation error:\nSession variable '$" + name + "' does not exist");
  }

  /** A parameter that is not one, or not one of the emulator's. */
  public static SnowflakeError invalidParameter(String name) {
    return new SnowflakeError(
        1006, "22023", "SQL compilation error:\ninvalid parameter '" + name + "'");
  }

  /** A value that a parameter or property does not take. */
  public static SnowflakeError invalidValue(String value, String parameter) {
    return new SnowflakeError(
        1008,
        "22023",
        "SQL compilation error:\ninvalid value [%s] for parameter '%s'"
            .formatted(value, parameter));
  }

  /** A definition that contradicts itself. */
  public static SnowflakeError invalidDefinition(String why) {
    return new SnowflakeError(2262, "42601", "SQL compilation error:\n" + why);
  }

  /** A row of VALUES has more or fewer values than there are columns. */
  public static SnowflakeError valueCount(int expected, int actual) {
    return new SnowflakeError(
        2020,
        "21S01",
        "SQL compilation error:\nInsert value list does not match column list expecting %d but got %d"
            .formatted(expected, actual));
  }

  /** Fewer values were bound than the statement has places. */
  public static SnowflakeError bindMissing() {
    return new SnowflakeError(2049, "42601", "SQL compilation error:\nBind variable ? not set.");
  }

  /** Arrays are bound to something else than one row of VALUES. */
  public static SnowflakeError arrayBindNotSupported() {
    return new SnowflakeError(
        2329,
        "0A000",
        "SQL compilation error:\nArray bind currently not supported for this query type");
  }

  /** VALUES takes constants and plain functions of them only. */
  public static SnowflakeError invalidInValues(String expression) {
    return new SnowflakeError(
        2014,
        "22000",
        "SQL compilation error:\nInvalid expression [" + expression + "] in VALUES clause");
  }
}
