package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a large log costs more than a small one. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "Appends and proofs, in-process, in a log of a million records and in one of ten thousand, each on a PostgreSQL of its own.",
      "'ratio' is the cost of an append in the large log over that in the small one; 'proof_ratio' that of a proof."
    })
final class GrowthBench extends Bench {
  private static final long SMALL = 10_000;
  private static final int APPENDED_AT_ONCE = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records the large log has; default: ${DEFAULT-VALUE}.")
  private long large = 1_000_000;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    return data.in(folder -> measure(folder, progress, side));
  }

  private ResultLine measure(Path folder, Progress progress, Duration side) {
    try (ScratchDirectory scratch = ScratchDirectory.make("hub-bench-");
        FilledLog small = FilledLog.in(scratch.path(), SMALL, progress);
        FilledLog big = FilledLog.in(folder, large, progress)) {
      // 'hub' is the small log here: its rate over the large one's is the large one's cost over it.
      Comparison proofs =
          pairs(progress, side).compare(ProofBench.proofs(small), ProofBench.proofs(big));
      warmUp(big, progress);
      Comparison appends =
          pairs(progress, side).compareWarm(time -> append(small), time -> append(big));
      return new ResultLine("growth")
          .number("small", appends.hubRate(), 1)
          .number("large", appends.baselineRate(), 1)
          .number("ratio", appends.ratio(), 3)
          .text("unit", "records/s")
          .count("records", big.size())
          .number("proof_small", proofs.hubRate(), 1)
          .number("proof_large", proofs.baselineRate(), 1)
          .number("proof_ratio", proofs.ratio(), 3);
    }
  }

  // In the large log, which stays large; the small one would not stay small.
  private static void warmUp(FilledLog big, Progress progress) {
    progress.say("warming up");
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (System.nanoTime() - end < 0) {
      append(big);
    }
  }

  /** Few records at a time, so that the small log stays small. */
  private static Measurement append(FilledLog log) {
    return log.append(APPENDED_AT_ONCE);
  }
}
