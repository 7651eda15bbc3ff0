package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.tenants.TenantAdministration;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What can be done with log keys. */
@Command(
    name = "log-key",
    mixinStandardHelpOptions = true,
    description =
        "Add, revoke and list the keys that sign a tenant's checkpoints; several while one is replaced.",
    footerHeading = "%nExamples%n",
    footer =
        "  ./hub control-plane tenant log-key add dainese hub.dainese.claresia.com+1a2b3c4d+AQ…")
final class LogKeyCommand {
  private LogKeyCommand() {}

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Trust one more key; its name is the log's origin.",
      footerHeading = "%nExamples%n",
      footer =
          "  ./hub control-plane tenant log-key add dainese hub.dainese.claresia.com+1a2b3c4d+AQ…")
  int add(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "NAME", converter = TenantNames.class) TenantId tenant,
      @Parameters(paramLabel = "VKEY", converter = VerifierKeys.class) VerifierKey key) {
    try (OpenStore open = store.open()) {
      return printed.tell(
          open.asOwner(owner -> new TenantAdministration(owner).trust(tenant, key)),
          "log key " + key.format());
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Trust a key no longer, for good; what it signed before stays witnessed.",
      footerHeading = "%nExamples%n",
      footer =
          "  ./hub control-plane tenant log-key revoke dainese hub.dainese.claresia.com+1a2b3c4d+AQ…")
  int revoke(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "NAME", converter = TenantNames.class) TenantId tenant,
      @Parameters(paramLabel = "VKEY", converter = VerifierKeys.class) VerifierKey key) {
    try (OpenStore open = store.open()) {
      return printed.tell(
          open.asOwner(owner -> new TenantAdministration(owner).distrust(tenant, key)),
          "revoking log key " + key.format());
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the keys that are trusted, one a line.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane tenant log-key list dainese")
  int list(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "NAME", converter = TenantNames.class) TenantId tenant) {
    try (OpenStore open = store.open()) {
      open.asOwner(owner -> new TenantAdministration(owner).logKeys(tenant))
          .forEach(key -> printed.line(key.format()));
    }
    return ExitStatus.OK;
  }
}
