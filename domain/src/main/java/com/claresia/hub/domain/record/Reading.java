package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.Violation;
import java.util.List;

/** What came of reading a submission. */
public sealed interface Reading {

  /** It is a record that can be taken in. */
  record Accepted(Submission submission) implements Reading {}

  /**
   * It is not JSON in UTF-8.
   *
   * @param offset the byte at which that showed, from 0
   * @param detail for people; never a piece of the text
   */
  record NotJson(int offset, String detail) implements Reading {}

  /**
   * It is JSON and no record.
   *
   * @param violations all that were found, at least one
   */
  record Invalid(List<Violation> violations) implements Reading {
    /** Copies the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /**
   * It is too large whatever the Hub adds.
   *
   * @param limitBytes the limit of a record in canonical form
   */
  record TooLarge(int limitBytes) implements Reading {}
}
