package com.claresia.hub.verifier;

import picocli.CommandLine.Option;

/** How the report is written, and what every command has. */
final class ReportOptions {
  @Option(
      names = {"--format", "-o", "--output"},
      paramLabel = "text|json",
      description = "How the report is written on standard output; default: text.")
  OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--no-color", description = "No colours, on a terminal either.")
  boolean noColour;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  boolean help;

  Screen screen() {
    return Screen.ofOutput(noColour ? Screen.Colours.NEVER : Screen.Colours.AUTO);
  }
}
