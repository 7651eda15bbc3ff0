package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.Optional;

/**
 * What rows are asked for.
 *
 * @param filter as it came
 * @param orderBy as it came
 * @param unindexed whether columns without an index may be named
 * @param skip rows of the answer that were told already
 * @param top most rows of a page
 */
public record ItemQuery(
    Optional<String> filter, Optional<String> orderBy, Unindexed unindexed, int skip, int top) {

  /** Whether columns without an index may be named. */
  public enum Unindexed {
    /** They may not. */
    REFUSED,
    /** They may, in a small list. */
    IF_FEW_ROWS
  }

  /** What to order by, and which way. */
  record Order(String column, Direction direction) {
    /** Which way. */
    enum Direction {
      /** The least first. */
      ASCENDING,
      /** The greatest first. */
      DESCENDING
    }

    static Order parse(String text) {
      String stripped = text.strip();
      int space = stripped.indexOf(' ');
      String field = space < 0 ? stripped : stripped.substring(0, space);
      String way = space < 0 ? "asc" : stripped.substring(space + 1).strip();
      if (!field.startsWith("fields/") || !(way.equals("asc") || way.equals("desc"))) {
        throw Errors.invalidRequest("Invalid orderby clause " + text);
      }
      return new Order(
          field.substring("fields/".length()),
          way.equals("asc") ? Direction.ASCENDING : Direction.DESCENDING);
    }
  }
}
