package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.settings.Setting;
import com.claresia.hub.bootstrap.settings.SettingGroup;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsReference;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The reference of all settings. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List every setting: key, type, default, meaning. Shows no value.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub config list",
      "  ./hub config list -o json",
      "  ./hub config list --markdown > docs/configuration.md",
    })
final class ConfigListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(names = "--markdown", description = "Write docs/configuration.md.")
  private boolean markdown;

  ConfigListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Terminal terminal = surroundings.terminal(options);
    if (markdown) {
      terminal.data(SettingsReference.markdown().stripTrailing());
    } else if (options.json()) {
      terminal.data(json());
    } else {
      SettingsCatalogue.groups().forEach(group -> list(terminal, group));
    }
    return ExitStatus.OK;
  }

  private static void list(Terminal terminal, SettingGroup group) {
    terminal.data(group.title());
    for (Setting setting : group.settings()) {
      String usual = setting.defaultValue().map(value -> ", default " + value).orElse("");
      String type = setting.isSecret() ? "secret, or " + setting.fileKey() : setting.type().label();
      terminal.data("  " + setting.key() + "  (" + type + usual + ")");
      terminal.data("      " + setting.description());
    }
  }

  private static String json() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    SettingsCatalogue.all().forEach(setting -> all.add(json(setting)));
    return all.build().toString();
  }

  private static JsonObjectBuilder json(Setting setting) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("key", setting.key())
            .add("environment", setting.environmentName())
            .add("type", setting.type().label())
            .add("secret", setting.isSecret());
    setting.defaultValue().ifPresent(value -> object.add("default", value));
    return object.add("description", setting.description());
  }
}
