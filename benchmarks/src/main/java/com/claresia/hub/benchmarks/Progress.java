package com.claresia.hub.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells on stderr how far a benchmark is; stdout is for its result. */
final class Progress {
  private final PrintWriter err;
  private final String unit;

  /**
   * Where to tell, and in which unit.
   *
   * @param err where it is told
   * @param unit of the rates, such as {@code records/s}
   */
  Progress(PrintWriter err, String unit) {
    this.err = err;
    this.unit = unit;
  }

  /** One line. */
  void say(String line) {
    err.println("  " + line);
    err.flush();
  }

  /** One slice of the warm-up. */
  void warmingUp(int slice, double rate) {
    say(String.format(Locale.ROOT, "warming up %d   hub %,9.0f %s", slice, rate, unit));
  }

  /** One pair. */
  void pair(int number, Comparison.Pair pair) {
    say(
        String.format(
            Locale.ROOT,
            "pair %d   hub %,9.0f %s (%.0f us cpu)   baseline %,9.0f %s (%.0f us cpu)   ratio %.3f",
            number,
            pair.hub().rate(),
            unit,
            pair.hub().cpuMicros(),
            pair.baseline().rate(),
            unit,
            pair.baseline().cpuMicros(),
            pair.ratio()));
  }
}
