package com.claresia.hub.domain.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings in bounded memory: the first 10,000 are kept, all are counted. */
final class Findings {
  static final int KEPT = 10_000;

  static final Comparator<Finding> BY_SEQ =
      Comparator.comparingLong(Finding::from)
          .thenComparingLong(Finding::to)
          .thenComparing(Finding::detail);

  private final List<Finding> kept = new ArrayList<>();
  private long total;

  void add(Finding finding) {
    total++;
    if (kept.size() < KEPT) {
      kept.add(finding);
    }
  }

  void addAll(Findings others) {
    others.kept.forEach(this::add);
    total += others.total - others.kept.size();
  }

  long total() {
    return total;
  }

  List<Finding> kept() {
    return kept;
  }

  List<Finding> bySeq() {
    return kept.stream().sorted(BY_SEQ).toList();
  }
}
