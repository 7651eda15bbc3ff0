package com.claresia.hub.domain.canonical;

import java.util.List;

/** What came of a text that was to be brought into canonical form. */
public sealed interface Canonicalization {

  /** It has a canonical form. */
  record Canonical(CanonicalDocument document) implements Canonicalization {}

  /**
   * It is not JSON (RFC 8259) in UTF-8.
   *
   * @param offset the byte at which that showed, from 0
   * @param detail for people; never a piece of the text
   */
  record NotJson(int offset, String detail) implements Canonicalization {}

  /**
   * It is JSON, and refused.
   *
   * @param violations at least one, at most {@value CanonicalJson#MAX_VIOLATIONS}
   */
  record Refused(List<Violation> violations) implements Canonicalization {
    /** Copies the list. */
    public Refused {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }
  }
}
