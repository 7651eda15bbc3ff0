package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.limits.Budget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The emulator as a process of its own. */
@Command(
    name = "graph-emulator",
    mixinStandardHelpOptions = true,
    version = "graph-emulator 0.1.0",
    sortOptions = false,
    description =
        "A local server that the Microsoft Graph SDK and azure-identity take for the service. It listens on loopback only, until it is stopped.",
    footerHeading = "%nExamples%n",
    footer = {
      "  graph-emulator --secret APP=app.secret --grant APP=records:write --port 8443 --self-signed ca.pem",
      "  graph-emulator --certificate APP=app.pem --grant APP=records:write --data data/graph --units-per-minute 1250",
      "  graph-emulator --secret APP=app.secret --grant APP=records:write --fault 'unavailable-after-effect 3 PUT /content$'",
    })
public final class EmulatorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--port", paramLabel = "PORT", description = "A free one if left out.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the state is kept; in memory if left out.")
  private @Nullable Path data;

  @Option(
      names = "--tenant",
      paramLabel = "GUID",
      description = "The tenant (default: ${DEFAULT-VALUE}).")
  private String tenant = EmulatorSettings.TENANT;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The host of the sites' addresses (default: ${DEFAULT-VALUE}).")
  private String host = EmulatorSettings.HOST;

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "A site; may be repeated (default: " + EmulatorSettings.SITE + ").")
  private List<String> sites = List.of(EmulatorSettings.SITE);

  @ArgGroup(exclusive = false, heading = "%nApplications%n")
  private AppOptions applications = new AppOptions();

  @ArgGroup(exclusive = false, heading = "%nHTTPS%n")
  private TlsOptions tls = new TlsOptions();

  @ArgGroup(exclusive = false, heading = "%nLimits%n")
  private LimitOptions limits = new LimitOptions();

  @Mixin private FaultOptions faults = new FaultOptions();

  /** What applications and requests are held to. */
  static final class LimitOptions {
    @Option(
        names = "--units-per-minute",
        paramLabel = "N",
        description =
            "Resource units of each application; no limit if left out. The lowest tier has 1250.")
    private long perMinute = Budget.UNLIMITED.perMinute();

    @Option(
        names = "--units-per-day",
        paramLabel = "N",
        description = "The same for 24 hours. The lowest tier has 1200000.")
    private long perDay = Budget.UNLIMITED.perDay();

    @Option(
        names = "--threshold",
        paramLabel = "ROWS",
        description = "How many rows a query looks at (default: ${DEFAULT-VALUE}).")
    private int threshold = 5_000;

    @Option(
        names = "--token-validity",
        paramLabel = "SECONDS",
        description = "How long a token holds (default: ${DEFAULT-VALUE}).")
    private long tokenValidity = 3_600;
  }

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** For picocli, and for tests that start it in their own process. */
  EmulatorCommand() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new EmulatorCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (GraphEmulator emulator = GraphEmulator.start(settings())) {
      faults.applyTo(emulator, commandLine());
      commandLine().getOut().println(emulator.baseUrl());
      commandLine().getOut().flush();
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "graph-emulator-stop"));
      stopped.await();
    }
    return 0;
  }

  /** Lets it end. */
  void stop() {
    stopped.countDown();
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("not run by a command line");
    }
    return spec.commandLine();
  }

  private EmulatorSettings settings() {
    EmulatorSettings settings =
        EmulatorSettings.inMemory(applications.settings(commandLine()))
            .ofTenant(tenant, host)
            .withSites(sites.toArray(String[]::new))
            .onPort(port)
            .withBudget(new Budget(limits.perMinute, limits.perDay))
            .withThreshold(limits.threshold)
            .timed(Duration.ofSeconds(limits.tokenValidity), InstantSource.system());
    if (data != null) {
      settings = settings.keptIn(data);
    }
    return tls.context(commandLine()).map(settings::overTls).orElse(settings);
  }
}
