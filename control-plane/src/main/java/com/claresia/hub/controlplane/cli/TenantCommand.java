package com.claresia.hub.controlplane.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with tenants. */
@Command(
    name = "tenant",
    mixinStandardHelpOptions = true,
    description = "Register tenants, their certificates and their log keys.",
    subcommands = {
      TenantAddCommand.class,
      TenantListCommand.class,
      CertificateCommand.class,
      LogKeyCommand.class,
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane tenant list",
      "  ./hub control-plane tenant certificate add dainese next.pem",
      "  ./hub control-plane tenant log-key add dainese hub.dainese.claresia.com+1a2b3c4d+AQ…",
    })
final class TenantCommand {
  private TenantCommand() {}
}
