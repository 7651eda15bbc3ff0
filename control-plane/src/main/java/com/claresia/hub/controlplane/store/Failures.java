package com.claresia.hub.controlplane.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What to say of a driver's exception: its SQLSTATE and the constraint, never a row. */
final class Failures {
  private Failures() {}

  /** A refused value, or an unavailable store where the same may succeed later. */
  static RuntimeException of(Exception failure) {
    boolean refused =
        sql(failure)
            .map(SQLException::getSQLState)
            .filter(state -> state.startsWith("22") || state.startsWith("23"))
            .isPresent();
    return refused
        ? new ValueRefused("PostgreSQL refused a value: " + describe(failure))
        : unavailable(failure);
  }

  /** The exception for callers; the driver's own stays here, for it may quote what was sent. */
  static StoreUnavailable unavailable(Exception failure) {
    return new StoreUnavailable("PostgreSQL did not answer as it should: " + describe(failure));
  }

  /** The name of the constraint that refused, if one did. */
  static Optional<String> constraint(Throwable failure) {
    return sql(failure).map(Failures::constraint).filter(name -> !name.isEmpty());
  }

  /** In words fit for a log. */
  static String describe(Throwable failure) {
    return sql(failure).map(Failures::describe).orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String describe(SQLException failure) {
    String state = failure.getSQLState();
    String constraint = constraint(failure);
    return meaning(state)
        + (state == null ? "" : " (SQLSTATE " + state + ")")
        + (constraint.isEmpty() ? "" : ", constraint " + constraint);
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
    return name == null ? "" : name;
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
