package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.OrderlyStop;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.LoadedSettings;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the Hub. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run the Hub until it is told to stop (SIGTERM, Ctrl-C); what was taken in is finished first.",
      "It starts only with settings it can use; ./hub config validate names them beforehand."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub serve --dev                      no set-up: own PostgreSQL, two tenants, local tokens",
      "  ./hub serve --config hub.yaml",
      "  HUB_SERVER_PORT=9090 ./hub serve --config hub.yaml",
    })
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(
      names = "--dev",
      description =
          "For development only: PostgreSQL of its own in hub.data.dir, the tenants dainese (with a"
              + " public log) and aurora, and an issuer in memory whose tokens are printed.")
  private boolean dev;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = surroundings.terminal(options);
    LoadedSettings loaded = options.load();
    loaded.warnings().forEach(line -> terminal.say(terminal.inked(Ink.WARN, "warning: ") + line));
    HubSettings settings = loaded.orThrow();
    Optional<Development> development = dev ? Optional.of(Development.create()) : Optional.empty();
    RunningHub running =
        development.map(with -> with.start(settings)).orElseGet(() -> RunningHub.start(settings));
    OrderlyStop stop = OrderlyStop.of(running);
    announce(terminal, running, development);
    stop.await();
    return ExitStatus.OK;
  }

  private void announce(Terminal terminal, RunningHub running, Optional<Development> development) {
    terminal.say(
        terminal.inked(Ink.BOLD, "claresia-hub " + HubVersion.number())
            + " · JDK "
            + Runtime.version().feature()
            + " · "
            + terminal.inked(Ink.BOLD, running.uri().toString())
            + String.format(Locale.ROOT, " · ready in %.1f s", seconds()));
    Optional<DevelopmentWelcome> welcome =
        development.map(with -> new DevelopmentWelcome(running, with));
    if (options.json()) {
      terminal.data(json(running, welcome));
    }
    welcome.ifPresent(with -> with.say(terminal));
  }

  private static double seconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
  }

  private static String json(RunningHub running, Optional<DevelopmentWelcome> welcome) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("uri", running.uri().toString())
            .add("ready_seconds", seconds());
    welcome.ifPresent(with -> with.addTo(json));
    return json.build().toString();
  }
}
