package com.claresia.hub.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the Hub and its baseline in turns, so that both see the same machine: warm, then five pairs.
 */
final class AlternatingPairs {
  /** How many pairs are measured. */
  static final int PAIRS = 5;

  private final Duration side;
  private final Duration warmUp;
  private final Progress progress;

  /**
   * How to run.
   *
   * @param side how long each side of each pair runs
   * @param warmUp how long each side runs beforehand, unmeasured
   * @param progress where the pairs are told as they come
   */
  AlternatingPairs(Duration side, Duration warmUp, Progress progress) {
    this.side = side;
    this.warmUp = warmUp;
    this.progress = progress;
  }

  /** Runs both sides and compares them. */
  Comparison compare(Side hub, Side baseline) {
    progress.say("warming up, %.0f s a side".formatted(warmUp.toMillis() / 1e3));
    hub.run(warmUp);
    baseline.run(warmUp);
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= PAIRS; i++) {
      Comparison.Pair pair = new Comparison.Pair(measured(hub), measured(baseline));
      pairs.add(pair);
      progress.pair(i, pair);
    }
    return new Comparison(pairs);
  }

  private Measurement measured(Side one) {
    long before = CpuClock.nanos();
    Measurement measurement = one.run(side);
    return measurement.withCpu(CpuClock.nanos() - before);
  }
}
