package com.claresia.hub.application.prove;

import com.claresia.hub.application.port.StoredRecord;

/** Whether a record can be proven. */
public sealed interface ProveResult {
  /**
   * It can: this proof was checked before it was given away.
   *
   * @param proof complete, verifiable offline
   */
  record Proven(RecordProof proof) implements ProveResult {}

  /**
   * Its content is gone, so there is nothing left to prove but its place.
   *
   * @param record without content
   */
  record Erased(StoredRecord record) implements ProveResult {}

  /** This tenant has no such record. */
  record NotFound() implements ProveResult {}

  /**
   * No checkpoint can be signed over it.
   *
   * @param reason for people
   */
  record Unsigned(String reason) implements ProveResult {}

  /**
   * What is stored does not lead to the signed root: it was altered. A full verification says
   * where.
   *
   * @param reason for people
   */
  record Refuted(String reason) implements ProveResult {}
}
