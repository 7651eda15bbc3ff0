package com.claresia.hub.verifier;

import picocli.CommandLine.Option;

/** How the report is written. */
final class ReportOptions {
  @Option(
      names = {"--format", "-o", "--output"},
      paramLabel = "text|json",
      description = "How the report is written on standard output; default: text.")
  OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--no-color", description = "No colours, on a terminal either.")
  boolean noColour;

  Screen screen() {
    return Screen.ofOutput(noColour ? Screen.Colours.NEVER : Screen.Colours.AUTO);
  }
}
