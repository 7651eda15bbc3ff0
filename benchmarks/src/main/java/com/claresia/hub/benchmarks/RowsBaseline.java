package com.claresia.hub.benchmarks;

import com.claresia.hub.application.append.AppendStatus;
import com.claresia.hub.bootstrap.Development;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The baseline of {@code ingest} where a statement is what costs, or a request has many records:
 * the same rows inserted through the bare driver, as many at once as the Hub had in a segment just
 * before.
 *
 * @param hub that takes in
 * @param store it runs on
 * @param pairs how they are compared
 */
record RowsBaseline(BenchHub hub, BenchStore store, AlternatingPairs pairs) {
  private static final int CONTENTS = 1_000;

  /** Compares, with each statement or request taking so much longer. */
  ResultLine compare(HttpLoad records, Duration latency) {
    try (BareInserts bare = store.inserts(hub.store(), Development.AURORA, contents())) {
      if (latency.isPositive()) {
        store.delay(hub.store(), latency);
      }
      SegmentSizes sizes = new SegmentSizes();
      Comparison comparison =
          pairs.compare(
              time -> {
                Measurement taken = records.run(time);
                bare.rowsAtOnce(sizes.sinceLast());
                return taken;
              },
              bare);
      return ResultLine.of("ingest", "records/s", comparison)
          .count("records_per_segment", sizes.last())
          .count("statement_latency_ms", latency.toMillis());
    }
  }

  private static List<byte[]> contents() {
    RecordIds ids = new RecordIds(new SplittableRandom(1));
    return RecordTemplate.some(CONTENTS, 1).stream().map(record -> record.bytes(ids)).toList();
  }

  /** How many records a segment had on average. */
  private final class SegmentSizes {
    private AppendStatus before = hub.running().hub().append().status();
    private int last;

    int sinceLast() {
      AppendStatus now = hub.running().hub().append().status();
      long segments = now.committedSegments() - before.committedSegments();
      long taken = now.committedRecords() - before.committedRecords();
      last = (int) Math.max(1, taken / Math.max(1, segments));
      before = now;
      return last;
    }

    int last() {
      return last;
    }
  }
}
