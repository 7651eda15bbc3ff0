package com.claresia.hub.controlplane.usage;

import java.util.List;
import java.util.Optional;

/** What asking for envelopes comes to. */
public sealed interface EnvelopePage {
  /**
   * A page in the order of the invocations' times.
   *
   * @param invocations on it
   * @param next the cursor of the next page, if there may be one
   */
  record Page(List<Invocation> invocations, Optional<String> next) implements EnvelopePage {
    /** Copies the list. */
    public Page {
      invocations = List.copyOf(invocations);
    }
  }

  /** The cursor is none, or belongs to another question. */
  record BadCursor() implements EnvelopePage {}
}
