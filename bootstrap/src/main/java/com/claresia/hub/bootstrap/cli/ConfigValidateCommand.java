package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.bootstrap.settings.LoadedSettings;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names every bad key at once. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Name every bad key at once, with the reason and the fix. Starts nothing.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub config validate --config hub.yaml",
      "  HUB_SERVER_PORT=99999 ./hub config validate -o json",
    })
final class ConfigValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  ConfigValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LoadedSettings loaded = options.load();
    Terminal terminal = surroundings.terminal(options);
    loaded.warnings().forEach(line -> terminal.say(terminal.inked(Ink.WARN, "warning: ") + line));
    if (options.json()) {
      terminal.data(json(loaded));
    } else {
      loaded.problems().forEach(problem -> terminal.data(problem.toString()));
      terminal.say(
          loaded.problems().isEmpty() ? "All settings can be used." : "Nothing was started.");
    }
    return loaded.problems().isEmpty() ? ExitStatus.OK : ExitStatus.USAGE;
  }

  private static String json(LoadedSettings loaded) {
    JsonArrayBuilder problems = Json.createArrayBuilder();
    for (Problem problem : loaded.problems()) {
      problems.add(
          Json.createObjectBuilder()
              .add("key", problem.key())
              .add("reason", problem.reason())
              .add("fix", problem.fix()));
    }
    return Json.createObjectBuilder()
        .add("valid", loaded.problems().isEmpty())
        .add("problems", problems)
        .add("warnings", Json.createArrayBuilder(loaded.warnings()))
        .build()
        .toString();
  }
}
