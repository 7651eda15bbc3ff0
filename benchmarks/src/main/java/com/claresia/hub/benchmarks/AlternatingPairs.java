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

  private static final double STILL_RISING = 1.05;
  private static final Duration WARM_UP_AT_LEAST = Duration.ofSeconds(36);
  private static final int SLICES_AT_MOST = 30;

  private final Duration side;
  private final Duration slice;
  private final Progress progress;

  /**
   * How to run.
   *
   * @param side how long each side of each pair runs
   * @param slice how long each side runs in turns beforehand, unmeasured, until it gets no faster
   * @param progress where the pairs are told as they come
   */
  AlternatingPairs(Duration side, Duration slice, Progress progress) {
    this.side = side;
    this.slice = slice;
    this.progress = progress;
  }

  /** Runs both sides and compares them. */
  Comparison compare(Side hub, Side baseline) {
    warmUp(hub, baseline);
    return compareWarm(hub, baseline);
  }

  /** The same, where the caller has seen to the warm-up. */
  Comparison compareWarm(Side hub, Side baseline) {
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= PAIRS; i++) {
      Comparison.Pair pair = new Comparison.Pair(measured(hub), measured(baseline));
      pairs.add(pair);
      progress.pair(i, pair);
    }
    return new Comparison(pairs);
  }

  /**
   * Until the Hub, which has the most code to be compiled, has twice not got faster, and not before
   * the compilers had their time: a pair before that measures the compilers.
   */
  private void warmUp(Side hub, Side baseline) {
    double best = 0;
    long warm = 0;
    int settled = 0;
    for (int i = 1; i <= SLICES_AT_MOST && !isWarm(warm, settled); i++) {
      Measurement warming = hub.run(slice);
      baseline.run(slice);
      settled = warming.rate() < best * STILL_RISING ? settled + 1 : 0;
      best = Math.max(best, warming.rate());
      warm += warming.nanos();
      progress.warmingUp(i, warming.rate());
    }
  }

  private static boolean isWarm(long nanos, int settled) {
    return nanos >= WARM_UP_AT_LEAST.toNanos() && settled >= 2;
  }

  private Measurement measured(Side one) {
    long before = CpuClock.nanos();
    Measurement measurement = one.run(side);
    return measurement.withCpu(CpuClock.nanos() - before);
  }
}
