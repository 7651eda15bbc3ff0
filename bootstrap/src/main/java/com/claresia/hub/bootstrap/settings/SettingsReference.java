package com.claresia.hub.bootstrap.settings;

import java.util.stream.Collectors;

/** The configuration's reference page, from the catalogue. */
public final class SettingsReference {
  private static final String HEADER =
      """
      # Configuration

      Settings are MicroProfile Config: a YAML file (`--config FILE`), above it the environment (the variable beside each
      key). A secret can also be given as `KEY-file`, the path of a file that holds it; that, or the environment, is better
      than the YAML file, and nothing secret is ever taken from the command line. `./hub config validate` names every bad key
      at once, with the reason and the fix; a start does the same and stops. An unknown `hub.` key is an error.

      Durations are a number and one of `ms`, `s`, `m`, `h`, `d`. This page is generated: `./hub config list --markdown`.
      """;

  private SettingsReference() {}

  /** The page in Markdown. */
  public static String markdown() {
    return SettingsCatalogue.groups().stream()
        .map(SettingsReference::section)
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }

  private static String section(SettingGroup group) {
    return group.settings().stream()
        .map(SettingsReference::row)
        .collect(
            Collectors.joining(
                "",
                "## "
                    + group.title()
                    + "\n\n"
                    + group.introduction()
                    + "\n\n| key, environment | type | default | meaning |\n|---|---|---|---|\n",
                ""));
  }

  private static String row(Setting setting) {
    String type =
        setting.isSecret() ? "secret, or `" + setting.fileKey() + "`" : setting.type().label();
    String usual = setting.defaultValue().map(value -> "`" + value + "`").orElse("");
    return "| `%s`<br>`%s` | %s | %s | %s |%n"
        .formatted(setting.key(), setting.environmentName(), type, usual, setting.description())
        .replace(System.lineSeparator(), "\n");
  }
}
