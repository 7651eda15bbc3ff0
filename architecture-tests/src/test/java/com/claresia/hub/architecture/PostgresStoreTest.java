package com.claresia.hub.architecture;

import java.util.Set;

class PostgresStoreTest extends StorageAdapterRules {
  @Override
  protected String adapterPackage() {
    return "com.claresia.hub.adapters.persistence.postgres";
  }

  @Override
  protected Set<String> driverPackages() {
    return Set.of("org.postgresql", "com.zaxxer.hikari", "io.helidon.dbclient", "org.flywaydb");
  }
}
