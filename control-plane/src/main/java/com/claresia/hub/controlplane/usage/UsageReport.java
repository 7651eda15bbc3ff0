package com.claresia.hub.controlplane.usage;

import java.util.List;

/** What asking for usage comes to. */
public sealed interface UsageReport {
  /** The groups, in their order. */
  record Groups(List<Usage> groups) implements UsageReport {
    /** Copies the list. */
    public Groups {
      groups = List.copyOf(groups);
    }
  }

  /** There are more groups than are told at once. */
  record TooManyGroups() implements UsageReport {}
}
