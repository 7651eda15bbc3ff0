package com.claresia.hub.application.lineage;

import com.claresia.hub.domain.record.RecordId;
import java.util.List;

/** Where a record comes from and what came of it. */
public sealed interface LineageResult {
  /** Whether all of it was followed. */
  enum Extent {
    /** Nothing was left out. */
    COMPLETE,
    /** The limit was reached: there may be more. */
    TRUNCATED
  }

  /**
   * The lineage, nearest first.
   *
   * @param record the record asked for, with depth 0
   * @param ancestors what it was made from, directly or not
   * @param descendants what was made from it, directly or not
   * @param unknown ids named in {@code derived_from} that this tenant has no record of
   * @param extent whether the limit cut it short
   */
  record Lineage(
      LineageNode record,
      List<LineageNode> ancestors,
      List<LineageNode> descendants,
      List<RecordId> unknown,
      Extent extent)
      implements LineageResult {
    /** Copies the lists. */
    public Lineage {
      ancestors = List.copyOf(ancestors);
      descendants = List.copyOf(descendants);
      unknown = List.copyOf(unknown);
    }
  }

  /** This tenant has no such record. */
  record NotFound() implements LineageResult {}
}
