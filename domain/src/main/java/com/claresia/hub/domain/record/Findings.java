package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one submission, as many as the canonicaliser would. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>(0);

  void add(RecordViolation code, String pointer) {
    add(code, pointer, code.detail());
  }

  void add(RecordViolation code, String pointer, String detail) {
    if (violations.size() < CanonicalJson.MAX_VIOLATIONS) {
      violations.add(new Violation(code, pointer, detail));
    }
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  List<Violation> toList() {
    return List.copyOf(violations);
  }
}
