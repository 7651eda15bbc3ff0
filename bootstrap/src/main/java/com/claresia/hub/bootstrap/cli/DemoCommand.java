package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.demo.DemoOptions;
import com.claresia.hub.bootstrap.demo.DemoOptions.Afterwards;
import com.claresia.hub.bootstrap.demo.DemoRun;
import com.claresia.hub.bootstrap.own.OwnStores;
import com.claresia.hub.bootstrap.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the main job, end to end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "The main job, end to end, on a throw-away store and over HTTP on loopback: a week of"
          + " records is taken in, asked for, cosigned by a control plane that sees hashes and figures"
          + " only, proven and verified, the line to it cut and mended; then one is altered and one"
          + " deleted behind the Hub's back, and both are named.",
      "The last line on standard output is one JSON object. Exit status 0 only if all of it held."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub demo",
      "  ./hub demo --input records.ndjson      your own records, one submission a line",
      "  ./hub demo --backend snowflake         on an emulated Snowflake, by its genuine driver",
      "  ./hub demo --backend sharepoint        on an emulated SharePoint, by its genuine SDK",
      "  ./hub demo --serve                     stays up and prints URL and tokens",
      "  ./hub demo 2>/dev/null | tail -n 1     the figures alone",
    })
final class DemoCommand implements Callable<Integer> {
  private static final Logger STORES = Logger.getLogger("com.claresia.hub.adapters");
  private static final Logger RELAY = Logger.getLogger("com.claresia.hub.adapters.telemetry");

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE.ndjson",
      description = "Records of your own instead of the generated week of the first tenant.")
  private Optional<Path> input = Optional.empty();

  @Option(names = "--serve", description = "Stay up afterwards, with what was altered put back.")
  private boolean serve;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "postgres",
      description = "The store: postgres (embedded) or snowflake (emulated); default: postgres.")
  private String backend = "postgres";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "417",
      description = "Of the generated week; default: ${DEFAULT-VALUE}.")
  private long seed;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!OwnStores.names().contains(backend)) {
      throw new ParameterException(
          spec.commandLine(),
          "--backend: the demo has no such store; it has: " + String.join(", ", OwnStores.names()));
    }
    if (input.isPresent() && !Files.isReadable(input.get())) {
      throw new ParameterException(
          spec.commandLine(), "--input: there is no readable file " + input.get());
    }
    // The demo tells itself what it runs on.
    STORES.setLevel(Level.WARNING);
    // A line that is cut on purpose needs no warning.
    RELAY.setLevel(Level.SEVERE);
    Terminal terminal = surroundings.terminal(options);
    DemoOptions demo =
        new DemoOptions(
            backend, seed, input, Path.of("demo"), serve ? Afterwards.SERVE : Afterwards.END);
    boolean held = new DemoRun(demo, HubVersion.number(), terminal).run();
    return held ? ExitStatus.OK : ExitStatus.FINDINGS;
  }
}
