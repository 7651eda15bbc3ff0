package com.claresia.hub.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with tenants. */
@Command(
    name = "tenant",
    mixinStandardHelpOptions = true,
    description = "Add a tenant.",
    subcommands = {TenantAddCommand.class},
    footerHeading = "%nExamples%n",
    footer = {"  ./hub tenant add dainese --config hub.yaml"})
final class TenantCommand {
  private TenantCommand() {}
}
