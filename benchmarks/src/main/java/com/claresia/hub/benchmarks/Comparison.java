package com.claresia.hub.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Alternating pairs of one run.
 *
 * @param pairs in the order in which they ran, at least one
 */
record Comparison(List<Pair> pairs) {
  /**
   * The Hub and its baseline, one right after the other.
   *
   * @param hub what the Hub did
   * @param baseline what the baseline did
   */
  record Pair(Measurement hub, Measurement baseline) {
    double ratio() {
      return hub.rate() / baseline.rate();
    }
  }

  Comparison {
    pairs = List.copyOf(pairs);
  }

  /** The median of the pairs' ratios: a slow moment of the machine spoils one pair, not the run. */
  double ratio() {
    return median(Pair::ratio);
  }

  /** The Hub's median rate. */
  double hubRate() {
    return median(pair -> pair.hub().rate());
  }

  /** The baseline's median rate. */
  double baselineRate() {
    return median(pair -> pair.baseline().rate());
  }

  /** The Hub's processors' time of one operation, in microseconds. */
  double hubCpuMicros() {
    return median(pair -> pair.hub().cpuMicros());
  }

  /** The baseline's processors' time of one operation, in microseconds. */
  double baselineCpuMicros() {
    return median(pair -> pair.baseline().cpuMicros());
  }

  /** All latencies of the Hub. */
  Histogram hubLatencies() {
    return latencies(Pair::hub);
  }

  /** All latencies of the baseline. */
  Histogram baselineLatencies() {
    return latencies(Pair::baseline);
  }

  private Histogram latencies(Function<Pair, Measurement> side) {
    Histogram all = Measurement.histogram();
    pairs.forEach(pair -> all.add(side.apply(pair).latencies()));
    return all;
  }

  private double median(ToDoubleFunction<Pair> figure) {
    return Medians.of(pairs.stream().mapToDouble(figure).toArray());
  }
}
