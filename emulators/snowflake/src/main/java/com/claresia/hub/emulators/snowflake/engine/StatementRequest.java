package com.claresia.hub.emulators.snowflake.engine;

import java.util.List;
import java.util.Map;

/**
 * A statement as a client sends it.
 *
 * @param sql its text
 * @param describeOnly whether it is only to be described
 * @param bound what is bound to its places
 * @param parameters that hold for it alone
 */
public record StatementRequest(
    String sql, boolean describeOnly, List<BoundColumn> bound, Map<String, Object> parameters) {
  /** Copies what it is given. */
  public StatementRequest {
    bound = List.copyOf(bound);
    parameters = Map.copyOf(parameters);
  }

  /** How many rows are bound at once. */
  public int rows() {
    return bound.isEmpty() ? 0 : bound.getFirst().values().size();
  }

  /** Whether arrays are bound. */
  boolean hasArrays() {
    return bound.stream().anyMatch(BoundColumn::array);
  }
}
