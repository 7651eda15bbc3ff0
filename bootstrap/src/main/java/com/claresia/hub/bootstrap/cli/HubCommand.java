package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code claresia-hub}, by which everything is started. */
@Command(
    name = "./hub",
    description = "Keeps, and proves, what an organisation's AI did.",
    versionProvider = HubVersion.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      CanonicalizeCommand.class,
      MigrateCommand.class,
      ProvisionCommand.class,
      DoctorCommand.class,
      CopyCommand.class,
      RecoverCommand.class,
      EgressCommand.class,
      TenantCommand.class,
      ConfigCommand.class,
    },
    footerHeading = "%nExamples%n",
    footer = {"  ./hub demo", "  ./hub serve --dev", "  ./hub help exit-codes"})
public final class HubCommand {
  private static final System.Logger LOG = System.getLogger(HubCommand.class.getName());

  private HubCommand() {}

  /**
   * Runs one command.
   *
   * @return the exit status: 0 it worked, 1 findings, 2 usage or environment
   */
  public static int run(InputStream input, Terminal terminal, String... arguments) {
    Surroundings surroundings = new Surroundings(input, terminal);
    return commandLine(surroundings).execute(arguments);
  }

  private static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new HubCommand(), factory(surroundings));
    line.setOut(surroundings.terminal().dataWriter());
    line.setErr(surroundings.terminal().sayWriter());
    line.setParameterExceptionHandler(HubCommand::hint);
    line.setExecutionExceptionHandler(
        (failure, at, parsed) -> explain(surroundings.terminal(), failure));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  private static IFactory factory(Surroundings surroundings) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return construct(type, surroundings);
      }
    };
  }

  private static <K> K construct(Class<K> type, Surroundings surroundings) throws Exception {
    try {
      Constructor<K> wired = type.getDeclaredConstructor(Surroundings.class);
      return wired.newInstance(surroundings);
    } catch (NoSuchMethodException takesNothing) {
      return CommandLine.defaultFactory().create(type);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(type + " cannot be made", failed.getCause());
    }
  }

  private static int hint(ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("hub: " + mistake.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println("     try: " + line.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.USAGE;
  }

  private static int explain(Terminal terminal, Exception failure) {
    LOG.log(Level.DEBUG, "the command failed", failure);
    switch (failure) {
      case InvalidSettings invalid -> {
        terminal.say(terminal.inked(Ink.BAD, "These settings cannot be used:"));
        invalid.problems().forEach(problem -> terminal.say("  " + problem));
      }
      case StoreUnavailable unavailable -> terminal.say("hub: " + unavailable.getMessage());
      case ControlPlaneUnavailable unavailable -> terminal.say("hub: " + unavailable.getMessage());
      default -> terminal.say("hub: unexpected: " + failure);
    }
    return ExitStatus.USAGE;
  }
}
