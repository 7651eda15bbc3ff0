package com.claresia.hub.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with settings. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Check the settings, or list them all.",
    subcommands = {ConfigValidateCommand.class, ConfigListCommand.class},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub config validate --config hub.yaml",
      "  ./hub config list",
    })
final class ConfigCommand {
  private ConfigCommand() {}
}
