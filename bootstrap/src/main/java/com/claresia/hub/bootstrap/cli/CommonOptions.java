package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.settings.LoadedSettings;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      description = "How to write the data; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  OutputFormat output = OutputFormat.text;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with the settings; the environment goes above it.")
  Optional<Path> config = Optional.empty();

  @Option(names = "--no-color", description = "No colours, on a terminal either.")
  boolean noColor;

  boolean json() {
    return output == OutputFormat.json;
  }

  LoadedSettings load() {
    Map<String, String> environment = System.getenv();
    return config
        .map(file -> SettingsLoader.load(file, environment))
        .orElseGet(() -> SettingsLoader.load(environment));
  }
}
