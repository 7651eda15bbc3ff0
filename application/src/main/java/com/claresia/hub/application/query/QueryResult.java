package com.claresia.hub.application.query;

import com.claresia.hub.application.port.StoredRecord;
import java.util.List;
import java.util.Optional;

/** A page of the timeline. */
public sealed interface QueryResult {
  /**
   * Records in the order of {@code seq}.
   *
   * @param records with content, at most as many as asked for
   * @param next the cursor of the page after this one; empty on the last
   */
  record Page(List<StoredRecord> records, Optional<String> next) implements QueryResult {
    /** Copies the list. */
    public Page {
      records = List.copyOf(records);
    }
  }

  /** The cursor is none of this question's: altered, cut, or of other criteria or tenant. */
  record BadCursor() implements QueryResult {}
}
