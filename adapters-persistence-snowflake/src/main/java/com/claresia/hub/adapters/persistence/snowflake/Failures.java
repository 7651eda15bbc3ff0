package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoreUnavailable;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to say of a driver's exception: what it means and what to grant or run, with Snowflake's
 * code and SQLSTATE; never the driver's own text, which may quote a statement or a value.
 *
 * @param settings of the connection that failed
 */
record Failures(ConnectionSettings settings) {
  /** The session is gone, or its tokens are: a new login is needed. */
  private static final Set<Integer> ENDED = Set.of(390_111, 390_112, 390_113, 390_114, 390_115);

  /** A role, database, schema or warehouse that is not there, or not granted. */
  private static final int NO_ROLE = 390_189;

  private static final int NO_CONTEXT = 390_201;
  private static final int NO_DATABASE = 90_105;
  private static final int NO_SCHEMA = 90_106;
  private static final int NO_KEY = 390_144;
  private static final int NO_WAREHOUSE = 606;
  private static final int TOO_MANY_WAIT = 625;
  private static final int NO_OBJECT = 2_003;
  private static final int NO_PRIVILEGE = 3_001;

  /** Codes from here on are the login's. */
  private static final int LOGIN = 390_000;

  /** The exception for callers; the driver's own stays here. */
  StoreUnavailable unavailable(SQLException failure) {
    return new StoreUnavailable("Snowflake did not answer as it should: " + describe(failure));
  }

  /** Whether the session has ended, so that the statement was not run and a new session may. */
  static boolean isEndOfSession(SQLException failure) {
    return ENDED.contains(failure.getErrorCode());
  }

  /** Whether something that the statement names is not there, or not for this role. */
  static boolean isUnknownObject(SQLException failure) {
    return failure.getErrorCode() == NO_OBJECT;
  }

  /** Whether the server refused a statement for what it is, and not for who sent it. */
  static boolean isRefusalOfFeature(SQLException failure) {
    return isOfStatement(failure)
        && !isUnknownObject(failure)
        && failure.getErrorCode() != NO_PRIVILEGE;
  }

  /** Whether the server has answered and refused the statement, so that the session is sound. */
  static boolean isOfStatement(SQLException failure) {
    return switch (kind(failure.getSQLState())) {
      case "02", "0A", "22", "23", "42" -> !isEndOfSession(failure);
      default -> false;
    };
  }

  /** In words fit for a log. */
  String describe(SQLException failure) {
    String state = failure.getSQLState();
    return meaning(failure)
        + " (code "
        + failure.getErrorCode()
        + (state == null ? "" : ", SQLSTATE " + state)
        + ")";
  }

  private String meaning(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case NO_KEY -> noKey();
      case NO_ROLE -> noRole();
      case NO_CONTEXT, NO_DATABASE, NO_SCHEMA -> noContext();
      case NO_OBJECT -> noObject();
      case NO_PRIVILEGE -> noPrivilege();
      case NO_WAREHOUSE -> noWarehouse();
      case TOO_MANY_WAIT -> "too many wait for the head row of one tenant";
      default -> isEndOfSession(failure) ? "the session had ended" : ofState(failure);
    };
  }

  private String noKey() {
    return "the key was refused for user %s of account %s: ALTER USER %1$s SET RSA_PUBLIC_KEY to its public half"
        .formatted(settings.user(), settings.target().account());
  }

  private String noRole() {
    return "user %s has not the role asked for: run hub migrate, and hub tenant add for the tenant"
        .formatted(settings.user());
  }

  private String noContext() {
    Target target = settings.target();
    return "database %s, schema %s or warehouse %s is not there, or not for this role: make it, or GRANT USAGE on it"
        .formatted(target.database(), target.schema(), target.warehouse());
  }

  private String noObject() {
    Target target = settings.target();
    return "an object in %s.%s is not there, or not for this role: run hub migrate, or see the roles in the README"
        .formatted(target.database(), target.schema());
  }

  private String noPrivilege() {
    return "this role lacks a privilege: run hub migrate; if nothing is to be done, run the GRANTs of V2__roles_and_rows.sql again as %s"
        .formatted(settings.names().ownerRole());
  }

  private String noWarehouse() {
    return "this role may use no warehouse: GRANT USAGE ON WAREHOUSE %s to it"
        .formatted(settings.target().warehouse());
  }

  private String ofState(SQLException failure) {
    return switch (kind(failure.getSQLState())) {
      case "08" -> loginRefused(failure);
      case "0A" -> "the account does not have this feature";
      case "22", "23" -> "a value was refused";
      case "42" -> "the statement was refused: is the schema this version's?";
      case "57" -> "the server gave up on the statement";
      case "58" -> unreachable();
      default -> "it failed";
    };
  }

  private String loginRefused(SQLException failure) {
    boolean byServer = failure.getErrorCode() >= LOGIN;
    return byServer
        ? "user %s of account %s was refused: check both names, the credential, and that it is not locked"
            .formatted(settings.user(), settings.target().account())
        : "no connection to be had in time";
  }

  private String unreachable() {
    Target target = settings.target();
    return "no connection to %s:%d; is there an account %s, and the way to it open?"
        .formatted(target.host(), target.port(), target.account());
  }

  private static String kind(@Nullable String state) {
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
