package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries on the store itself what is assumed of it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Open a store as ./hub serve would, and try there what the Hub assumes of it and no document"
          + " promises. Run it before the first record, and when the service has changed.",
      "On SharePoint it writes some files to the folder doctor of the library Log, which can be"
          + " deleted afterwards, and three rows to the list Records, which it deletes. Of PostgreSQL"
          + " and Snowflake nothing of the kind is assumed."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub doctor sharepoint --config hub.yaml",
      "  ./hub doctor sharepoint --config hub.yaml -o json",
      "Exit status: 0 all of it holds, 1 something does not, 2 it could not be tried"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Mixin private final StoreArgument store = new StoreArgument();

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StorageBackend backend = store.backend();
    StorageSettings settings = store.settings(options.load().orThrow());
    DoctorReport report = new DoctorReport(surroundings.terminal(options), options.output);
    report.opened(opened(backend, settings));
    backend.examine(settings, report::tried);
    return report.finished();
  }

  private static String opened(StorageBackend backend, StorageSettings settings) {
    try (HubStore opened = backend.open(settings)) {
      return switch (opened.health()) {
        case StoreHealth.Ready(String what) -> what;
        case StoreHealth.NotReady(String cause) -> throw new StoreUnavailable(cause);
      };
    }
  }
}
