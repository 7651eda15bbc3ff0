package com.claresia.hub.verifier;

/**
 * One thing that a proof was asked for.
 *
 * @param subject what it is about, stable, for programs
 * @param outcome what came of it
 * @param detail for people
 */
record Statement(Subject subject, Outcome outcome, String detail) {
  /** What a statement is about. */
  enum Subject {
    /** The file's own words agree with the record in it. */
    CLAIMS,
    /** The record's leaf leads to the checkpoint's root. */
    INCLUSION,
    /** The record's tenant owns the log. */
    LOG,
    /** The log signed the checkpoint. */
    LOG_SIGNATURE,
    /** A witness cosigned the checkpoint. */
    COSIGNATURE
  }

  /** What can come of it, the worst last. */
  enum Outcome {
    /** It holds. */
    PROVEN,
    /** Nothing was given to check it by. */
    NOT_PROVEN,
    /** It may come to hold: it is asked of others, who have not done it yet. */
    COSIGN_PENDING,
    /** It does not hold. */
    REFUTED
  }
}
