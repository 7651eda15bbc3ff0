package com.claresia.hub.benchmarks;

/** The middle one. */
final class Medians {
  private Medians() {}

  /** The middle value, or the mean of the middle two; of at least one. */
  static double of(double... values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
