package com.claresia.hub.application.append;

import java.util.concurrent.atomic.LongAdder;

/** Counts, without slowing down what they count. */
final class Meters {
  final LongAdder queuedRecords = new LongAdder();
  final LongAdder queuedBytes = new LongAdder();
  final LongAdder committedRecords = new LongAdder();
  final LongAdder committedSegments = new LongAdder();
  final LongAdder movedHeads = new LongAdder();
  final LongAdder unknownOutcomes = new LongAdder();
  final LongAdder undecidedSegments = new LongAdder();

  AppendStatus status(int haltedTenants) {
    return new AppendStatus(
        queuedRecords.sum(),
        queuedBytes.sum(),
        committedRecords.sum(),
        committedSegments.sum(),
        movedHeads.sum(),
        unknownOutcomes.sum(),
        undecidedSegments.sum(),
        haltedTenants);
  }
}
