package com.claresia.hub.controlplane.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which schema version Hubs are asked for. */
@Command(
    name = "schema-version",
    mixinStandardHelpOptions = true,
    description = {
      "Say which schema version the replies ask Hubs to migrate to.",
      "0 asks for none. Nothing is called in a customer's cloud: its own job migrates."
    },
    footerHeading = "%nExamples%n",
    footer = "  ./hub control-plane schema-version set 3")
final class SchemaVersionCommand {
  private SchemaVersionCommand() {}

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Set the version; it stands in the next reply.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane schema-version set 3")
  int set(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "N") int version) {
    if (version < 0) {
      throw new IllegalArgumentException("a schema version is 0 or more");
    }
    try (OpenStore open = store.open()) {
      open.asOwner(owner ->
          owner.inTransaction(
              tx -> tx.change("UPDATE control_plane.desired_schema SET version = ?", version)));
    }
    printed.say("schema version " + version);
    return ExitStatus.OK;
  }
}
