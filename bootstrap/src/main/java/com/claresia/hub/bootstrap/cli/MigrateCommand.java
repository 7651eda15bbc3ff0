package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the schema up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Bring the store's schema up to date, as its owner. Does nothing where it is.",
      "On PostgreSQL, where hub.storage.postgres.admin-user is set, the roles are made first; on",
      "Snowflake the owner makes them, once an administrator made the owner (see the README there).",
      "For SharePoint see ./hub provision sharepoint."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub migrate --config hub.yaml",
      "  HUB_STORAGE_POSTGRES_OWNER_PASSWORD_FILE=owner.pw ./hub migrate --config hub.yaml",
    })
final class MigrateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  MigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    HubSettings settings = options.load().orThrow();
    return new SchemaUpdate(surroundings.terminal(options), options.output)
        .apply(
            StorageBackends.named(settings.require(SettingsCatalogue.STORAGE_BACKEND)),
            settings.storage());
  }
}
