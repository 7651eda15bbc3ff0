package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The store that a command is for; its settings are the configuration's. */
final class StoreArgument {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "STORE",
      description = "Its name: postgres, sharepoint, snowflake, or an adapter's own.")
  private String name = "";

  /** The store of that name. */
  StorageBackend backend() {
    if (!StorageBackends.names().contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no store '%s'; there is: %s"
              .formatted(name, String.join(", ", StorageBackends.names())));
    }
    return StorageBackends.named(name);
  }

  /** What the settings hold for it, whichever store they choose. */
  StorageSettings settings(HubSettings settings) {
    return settings.with(SettingsCatalogue.STORAGE_BACKEND, name).storage();
  }
}
