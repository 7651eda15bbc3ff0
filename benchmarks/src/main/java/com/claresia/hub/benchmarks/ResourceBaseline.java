package com.claresia.hub.benchmarks;

import java.time.Duration;

/**
 * The baseline of {@code ingest} on PostgreSQL: what a request costs that stores nothing.
 *
 * @param hub that serves both sides
 * @param pairs how they are compared
 */
record ResourceBaseline(BenchHub hub, AlternatingPairs pairs) {
  private static final double LEAST_OF_RAW = 0.30;
  private static final int RAW_GOES = 3;

  /** Compares. */
  ResultLine compare(HttpLoad records, Duration side, Progress progress) {
    try (HttpLoad bare = IngestBench.load(hub.target("/v1" + BareResource.PATH), hub, 1)) {
      Comparison comparison = pairs.compare(records::run, bare::run);
      double rawRate = rawRate(side, progress);
      requireUsable(comparison, rawRate);
      return ResultLine.of("ingest", "records/s", comparison)
          .number("raw_route", rawRate, 1)
          .number("baseline_of_raw", comparison.baselineRate() / rawRate, 3);
    }
  }

  private double rawRate(Duration side, Progress progress) {
    double[] rates = new double[RAW_GOES];
    // Opened now, since the server closes connections that are idle for long.
    try (HttpLoad raw = IngestBench.load(hub.target(BareRoute.PATH), hub, 1)) {
      raw.run(side);
      for (int i = 0; i < RAW_GOES; i++) {
        rates[i] = raw.run(side).rate();
      }
    }
    progress.say("raw route %,.0f requests/s".formatted(Medians.of(rates)));
    return Medians.of(rates);
  }

  private static void requireUsable(Comparison comparison, double rawRate) {
    double share = comparison.baselineRate() / rawRate;
    if (share < LEAST_OF_RAW) {
      throw new VoidRun(
          "the baseline is %.3f of a raw route, below %.2f".formatted(share, LEAST_OF_RAW));
    }
  }
}
