package com.claresia.hub.bootstrap.cli;

import picocli.CommandLine.Command;

/** What left for the control plane. */
@Command(
    name = "egress",
    mixinStandardHelpOptions = true,
    description = "What left for the control plane.",
    subcommands = EgressReplayCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples%n",
    footer = "  ./hub egress replay --tenant dainese --config hub.yaml")
final class EgressCommand {}
