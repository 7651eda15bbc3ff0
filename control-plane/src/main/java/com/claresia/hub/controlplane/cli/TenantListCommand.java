package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.tenants.Tenant;
import com.claresia.hub.controlplane.tenants.TenantAdministration;
import jakarta.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists tenants. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the tenants, one a line.",
    footerHeading = "%nExamples%n",
    footer = {"  ./hub control-plane tenant list", "  ./hub control-plane tenant list -o json"})
final class TenantListCommand implements Callable<Integer> {
  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final Printed printed = new Printed();

  @Override
  public Integer call() {
    try (OpenStore open = store.open()) {
      open.asOwner(owner -> new TenantAdministration(owner).tenants()).forEach(this::print);
    }
    return ExitStatus.OK;
  }

  private void print(Tenant tenant) {
    printed.data(
        "%s  %s  mode %s  %s"
            .formatted(tenant.id(), tenant.region(), tenant.mode(), tenant.endpoint()),
        Json.createObjectBuilder()
            .add("tenant", tenant.id().value())
            .add("region", tenant.region())
            .add("mode", tenant.mode().name())
            .add("endpoint", tenant.endpoint().toString())
            .build());
  }
}
