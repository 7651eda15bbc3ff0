package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoreUnavailable;
import io.helidon.dbclient.DbClientException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What to say of a driver's exception: its SQLSTATE and the constraint, never a row or a secret.
 */
final class Failures {
  private static final String UNIQUE_VIOLATION = "23505";

  private Failures() {}

  /** The exception for callers; the driver's own stays here, for it may quote what was sent. */
  static StoreUnavailable unavailable(Exception failure) {
    return new StoreUnavailable("PostgreSQL did not answer as it should: " + describe(failure));
  }

  static boolean isUniqueViolation(DbClientException failure) {
    return sql(failure).map(SQLException::getSQLState).filter(UNIQUE_VIOLATION::equals).isPresent();
  }

  /** In words fit for a log. */
  static String describe(Throwable failure) {
    return sql(failure).map(Failures::describe).orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String describe(SQLException failure) {
    String state = failure.getSQLState();
    return meaning(state)
        + (state == null ? "" : " (SQLSTATE " + state + ")")
        + constraint(failure);
  }

  private static String meaning(@Nullable String state) {
    String kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    return switch (kind) {
      case "08" -> "no connection";
      case "22", "23" -> "a value was refused";
      case "25" -> "the server takes no writes";
      case "28" -> "the login was refused";
      case "40" -> "the transaction was undone";
      case "42" -> "the login lacks a right, or the schema is not this version's";
      case "53" -> "the server is short of resources";
      case "57" -> "the server is stopping, or gave up on the statement";
      case "58", "XX" -> "the server failed";
      default -> "no connection to be had in time";
    };
  }

  private static String constraint(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException p ? p.getServerErrorMessage() : null;
    String name = server == null ? null : server.getConstraint();
    return name == null ? "" : ", constraint " + name;
  }

  private static Optional<SQLException> sql(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
