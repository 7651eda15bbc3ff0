package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.bootstrap.settings.HubSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes what the Hub needs in a store that its administrators know by other words than schema. */
@Command(
    name = "provision",
    mixinStandardHelpOptions = true,
    description = {
      "Make in a store what the Hub needs there, as its owner, and say what was made. Does nothing"
          + " where all is there.",
      "On SharePoint: the library Log and the lists Records and Heads with their columns. That takes"
          + " more than the running Hub may: hub.storage.sharepoint.owner-client and its credential,"
          + " with Sites.FullControl.All, or Sites.Selected and manage on the site.",
      "On PostgreSQL and Snowflake it is ./hub migrate."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub provision sharepoint --config hub.yaml",
      "  HUB_STORAGE_SHAREPOINT_OWNER_CLIENT=… \\",
      "  HUB_STORAGE_SHAREPOINT_OWNER_CERTIFICATE_FILE=owner.pem \\",
      "  ./hub provision sharepoint --config hub.yaml",
    })
final class ProvisionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Mixin private final StoreArgument store = new StoreArgument();

  ProvisionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StorageBackend backend = store.backend();
    HubSettings settings = options.load().orThrow();
    return new SchemaUpdate(surroundings.terminal(options), options.output)
        .apply(backend, store.settings(settings));
  }
}
