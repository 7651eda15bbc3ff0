package com.claresia.hub.verifier;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code claresia-hub-verifier}. */
@Command(
    name = "claresia-hub-verifier",
    mixinStandardHelpOptions = true,
    version = "claresia-hub-verifier 0.1.0",
    description =
        "Proves that nothing in a log was altered, or names what was. It trusts the public keys and the checkpoints that it is given, and nothing else.",
    subcommands = {VerifyCommand.class, VerifyProofCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples%n",
    footer = {
      "  claresia-hub-verifier verify --dsn postgres://auditor@db/hub --tenant dainese --log-public-key log.pub",
      "  claresia-hub-verifier verify-proof proof.json --log-public-key log.pub",
    })
public final class VerifierCommand {
  private VerifierCommand() {}

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new VerifierCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new ShortUsage());
  }
}
