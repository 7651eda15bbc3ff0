package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.StoreUnavailable;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code ./hub control-plane}, by which everything of the control plane is started. */
@Command(
    name = "./hub control-plane",
    description = {
      "The vendor's side: takes in provenance hashes and envelopes, and witnesses checkpoints.",
      "It sees no payload."
    },
    mixinStandardHelpOptions = true,
    version = "claresia-control-plane 0.1.0",
    subcommands = {
      ServeCommand.class,
      MigrateCommand.class,
      TenantCommand.class,
      OperatorCommand.class,
      CosignerKeyCommand.class,
      SchemaVersionCommand.class,
      AlarmsCommand.class,
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane serve --dev --data control-plane-data",
      "  ./hub control-plane tenant add dainese --endpoint https://hub.dainese.example --region eu-south-1 \\",
      "      --mode C --certificate client.pem --log-key hub.dainese.claresia.com+… --data control-plane-data",
    })
public final class ControlPlaneCommand {
  private static final System.Logger LOG = System.getLogger(ControlPlaneCommand.class.getName());

  private ControlPlaneCommand() {}

  /**
   * Runs one command.
   *
   * @return the exit status: 0 it worked, 1 refused or alarms, 2 usage or environment
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new ControlPlaneCommand());
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler(ControlPlaneCommand::hint);
    line.setExecutionExceptionHandler((failure, at, parsed) -> explain(err, failure));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    return line.execute(arguments);
  }

  private static int hint(ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("control-plane: " + mistake.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println("     try: " + line.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.USAGE;
  }

  private static int explain(PrintWriter err, Exception failure) {
    LOG.log(Level.DEBUG, "the command failed", failure);
    switch (failure) {
      case StoreUnavailable unavailable ->
          err.println("control-plane: " + unavailable.getMessage());
      case IllegalArgumentException mistake ->
          err.println("control-plane: " + mistake.getMessage());
      default -> err.println("control-plane: unexpected: " + failure);
    }
    return ExitStatus.USAGE;
  }
}
