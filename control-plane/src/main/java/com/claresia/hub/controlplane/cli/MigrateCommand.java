package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Credentials;
import com.claresia.hub.controlplane.store.LocalDatabase;
import com.claresia.hub.controlplane.store.Provisioning;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the schema up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Bring the schema up to date, as its owner.",
      "Does nothing where it is. The own database is brought up to date by every command; with"
          + " --admin-user the roles are made first where they are missing."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane migrate --dsn postgres://db:5432/control_plane --owner-password-file owner.pw",
      "  ./hub control-plane migrate --dsn postgres://db:5432/control_plane --admin-user postgres \\",
      "      --admin-password-file admin.pw --password-file service.pw --owner-password-file owner.pw",
    })
final class MigrateCommand implements Callable<Integer> {
  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final Printed printed = new Printed();

  @Option(
      names = "--admin-user",
      paramLabel = "USER",
      description = "A login that may make roles, where they are missing.")
  private Optional<String> adminUser = Optional.empty();

  @Option(
      names = "--admin-password-file",
      paramLabel = "FILE",
      description = "Its password's file; or the variable CONTROL_PLANE_ADMIN_PASSWORD.")
  private Optional<Path> adminPasswordFile = Optional.empty();

  @Override
  public Integer call() {
    int applied = store.isOwn() ? migrateOwn() : migrateElsewhere();
    printed.data(
        applied == 0 ? "the schema is up to date" : "applied " + applied + " versions",
        Json.createObjectBuilder().add("applied", applied).build());
    return ExitStatus.OK;
  }

  private int migrateOwn() {
    try (LocalDatabase local = LocalDatabase.open(store.data())) {
      return local.provisioning().migrate();
    }
  }

  private int migrateElsewhere() {
    Provisioning provisioning = store.elsewhere();
    adminUser.ifPresent(user ->
        provisioning.makeRoles(
            new Credentials(
                user,
                SecretSource.find(adminPasswordFile, "CONTROL_PLANE_ADMIN_PASSWORD").orElse(""))));
    return provisioning.migrate();
  }
}
