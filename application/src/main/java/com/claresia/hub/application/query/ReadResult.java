package com.claresia.hub.application.query;

import com.claresia.hub.application.port.StoredRecord;

/** What is known of an id. */
public sealed interface ReadResult {
  /**
   * It is there.
   *
   * @param record with content
   */
  record Found(StoredRecord record) implements ReadResult {}

  /**
   * It was there; its content is gone, its place and hash stay.
   *
   * @param record without content
   */
  record Erased(StoredRecord record) implements ReadResult {}

  /** This tenant has no such record. */
  record NotFound() implements ReadResult {}
}
