package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.terminal.Terminal;
import picocli.CommandLine.Option;

/** How a command reports. */
final class ReportingOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      description = "How to write the data; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output = OutputFormat.text;

  @Option(names = "--no-color", description = "No colours, on a terminal either.")
  private boolean noColor;

  boolean json() {
    return output == OutputFormat.json;
  }

  /** The terminal as the options want it. */
  Terminal terminal(Surroundings surroundings) {
    return noColor ? surroundings.terminal().withoutColour() : surroundings.terminal();
  }
}
