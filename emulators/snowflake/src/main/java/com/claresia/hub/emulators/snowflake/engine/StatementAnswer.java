package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.control.StatementKind;
import java.util.List;

/**
 * What a statement answered beside its rows.
 *
 * @param kind what it was
 * @param columns of its rows
 * @param binds how many places for values it has
 * @param arrayBindSupported whether arrays can be bound to them
 */
public record StatementAnswer(
    StatementKind kind, List<ResultColumn> columns, int binds, boolean arrayBindSupported) {
  /** Copies the columns. */
  public StatementAnswer {
    columns = List.copyOf(columns);
  }
}
