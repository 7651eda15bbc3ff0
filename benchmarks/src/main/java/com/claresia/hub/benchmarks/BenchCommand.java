package com.claresia.hub.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code hub bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the Hub and its bare baseline in the same run: five alternating pairs after a warm-up.",
      "Figures go to stderr as they come; the last line, on stdout, is one JSON object."
          + " 'ratio' is the median of the pairs' ratios hub / baseline."
    },
    subcommands = {
      IngestBench.class,
      BulkBench.class,
      VerifyBench.class,
      CanonicalizeBench.class,
      ProofBench.class,
      GrowthBench.class,
      StartBench.class,
      MemoryBench.class,
      SoakBench.class,
      RelayBench.class,
    },
    synopsisSubcommandLabel = "NAME",
    exitCodeListHeading = "%nExit status%n",
    exitCodeList = {"0:measured", "2:usage or environment, or a void run"},
    footerHeading = "%nExamples%n",
    footer = {"  hub bench canonicalize --seconds 2", "  hub bench ingest 2>/dev/null | tail -n 1"})
final class BenchCommand {
  private BenchCommand() {}

  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand()).setUsageHelpAutoWidth(true);
  }
}
