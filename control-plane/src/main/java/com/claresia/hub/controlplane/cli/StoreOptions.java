package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Credentials;
import com.claresia.hub.controlplane.store.DatabaseAddress;
import com.claresia.hub.controlplane.store.LocalDatabase;
import com.claresia.hub.controlplane.store.Provisioning;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where the database is: one of the control plane's own in a directory, or another one. */
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:CONTROL_PLANE_DATA:-control-plane-data}",
      description = "Directory of the own PostgreSQL and, usually, the keys: ${DEFAULT-VALUE}.")
  private Path data = Path.of("control-plane-data");

  @Option(
      names = "--dsn",
      paramLabel = "DSN",
      defaultValue = "${env:CONTROL_PLANE_DSN}",
      description = "Another database instead: postgres://host:5432/name?sslmode=verify-full.")
  private Optional<String> dsn = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "USER",
      defaultValue = "${env:CONTROL_PLANE_USER:-claresia_control_plane}",
      description = "The service's login there: ${DEFAULT-VALUE}.")
  private String user = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONTROL_PLANE_PASSWORD_FILE}",
      description = "Its password's file; or the variable CONTROL_PLANE_PASSWORD.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--owner-user",
      paramLabel = "USER",
      defaultValue = "${env:CONTROL_PLANE_OWNER_USER:-claresia_control_plane_owner}",
      description =
          "The login that owns the schema, for every command but serve: ${DEFAULT-VALUE}.")
  private String ownerUser = "";

  @Option(
      names = "--owner-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONTROL_PLANE_OWNER_PASSWORD_FILE}",
      description = "Its password's file; or the variable CONTROL_PLANE_OWNER_PASSWORD.")
  private Optional<Path> ownerPasswordFile = Optional.empty();

  Path data() {
    return data;
  }

  boolean isOwn() {
    return dsn.isEmpty();
  }

  /** Opens it; an own one is brought up to date. */
  OpenStore open() {
    return open(LocalDatabase::open);
  }

  /** The same for a service, which runs an own one itself. */
  OpenStore openForService() {
    return open(LocalDatabase::own);
  }

  private OpenStore open(Function<Path, LocalDatabase> opening) {
    if (isOwn()) {
      LocalDatabase local = opening.apply(data);
      local.provisioning().migrate();
      return new OpenStore(local.provisioning(), Optional.of(local));
    }
    return new OpenStore(elsewhere(), Optional.empty());
  }

  /** The database that {@code --dsn} names. */
  Provisioning elsewhere() {
    String password = SecretSource.find(passwordFile, "CONTROL_PLANE_PASSWORD").orElse("");
    String ownerPassword =
        SecretSource.find(ownerPasswordFile, "CONTROL_PLANE_OWNER_PASSWORD").orElse("");
    return new Provisioning(
        DatabaseAddress.parse(dsn.orElseThrow()),
        new Credentials(ownerUser, ownerPassword),
        new Credentials(user, password));
  }
}
