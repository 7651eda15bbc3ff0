package com.claresia.hub.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One benchmark: figures on stderr as they come, one JSON line on stdout at the end. */
abstract class Bench implements Callable<Integer> {
  private static final int VOID = 2;
  private static final Duration WARM_UP_SLICE = Duration.ofSeconds(3);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each side of each of the five pairs runs; default: ${DEFAULT-VALUE}.")
  private double seconds = 4;

  /** Measures, and answers the last line. */
  abstract ResultLine measure(Progress progress, Duration side);

  /** The unit of the rates. */
  abstract String unit();

  @Override
  public final Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    try {
      ResultLine result = measure(new Progress(err, unit()), side());
      out.println(result);
      out.flush();
      return 0;
    } catch (VoidRun e) {
      err.println("void: " + e.getMessage());
      err.flush();
      return VOID;
    }
  }

  /** The command, for refusing its options. */
  final CommandSpec spec() {
    return spec;
  }

  private Duration side() {
    return Duration.ofMillis(Math.max(100, Math.round(seconds * 1_000)));
  }

  /** Five alternating pairs after a warm-up in slices of three seconds. */
  final AlternatingPairs pairs(Progress progress, Duration side) {
    return new AlternatingPairs(side, WARM_UP_SLICE, progress);
  }
}
