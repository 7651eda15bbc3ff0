package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.LocalDatabase;
import com.claresia.hub.controlplane.store.Provisioning;
import com.claresia.hub.controlplane.store.ServiceConnections;
import java.util.Optional;
import java.util.function.Function;

/** A database that a command works on. */
final class OpenStore implements AutoCloseable {
  private final Provisioning provisioning;
  private final Optional<LocalDatabase> local;

  OpenStore(Provisioning provisioning, Optional<LocalDatabase> local) {
    this.provisioning = provisioning;
    this.local = local;
  }

  Provisioning provisioning() {
    return provisioning;
  }

  /** Connections of the service. */
  ServiceConnections service() {
    return ServiceConnections.open(provisioning.address(), provisioning.service());
  }

  /** Does work over the owner's connections. */
  <T> T asOwner(Function<Database, T> work) {
    try (Database owner = Database.open(provisioning.address(), provisioning.owner())) {
      return work.apply(owner);
    }
  }

  void closedByOwner() {
    local.ifPresent(LocalDatabase::closedByOwner);
  }

  @Override
  public void close() {
    local.ifPresent(LocalDatabase::close);
  }
}
