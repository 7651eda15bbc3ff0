package com.claresia.hub.domain.canonical;

import java.util.ArrayList;
import java.util.List;

/** Collects violations, up to a number and to a total length of pointers. */
final class Refusals {
  /** Names can be as long as the text, and each of many violations would repeat them. */
  private static final int POINTER_CHARS = 1 << 18;

  private final List<Violation> violations = new ArrayList<>();
  private int chars;

  void clear() {
    violations.clear();
    chars = 0;
  }

  boolean isFull() {
    return violations.size() == CanonicalJson.MAX_VIOLATIONS || chars > POINTER_CHARS;
  }

  void add(JsonViolation violation, String pointer) {
    violations.add(Violation.of(violation, pointer));
    chars += pointer.length();
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  List<Violation> toList() {
    return List.copyOf(violations);
  }
}
