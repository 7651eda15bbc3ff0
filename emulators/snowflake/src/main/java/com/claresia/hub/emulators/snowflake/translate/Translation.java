package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.Securable;
import java.util.List;
import java.util.Set;

/**
 * A statement in the SQL of H2.
 *
 * @param sql with a place for each of {@code binds}
 * @param binds which bound value goes where; one may go to several places
 * @param tables that are read
 */
public record Translation(String sql, List<Placed> binds, Set<Securable> tables) {
  /** Copies what it is given. */
  public Translation {
    binds = List.copyOf(binds);
    tables = Set.copyOf(tables);
  }

  /**
   * A bound value in its place.
   *
   * @param index in the statement, counted from 1
   * @param target the type of the column it goes to
   */
  public record Placed(int index, Target target) {}
}
