package com.claresia.hub.architecture;

import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hasLanded")
class PostgresStoreTest extends StorageAdapterRules {
  @Override
  protected String adapterPackage() {
    return "com.claresia.hub.adapters.persistence.postgres";
  }

  @Override
  protected Set<String> driverPackages() {
    return Set.of("org.postgresql", "com.zaxxer.hikari", "io.helidon.dbclient", "org.flywaydb");
  }

  static boolean hasLanded() {
    return HubModule.named("adapters-persistence-postgres").hasLanded();
  }
}
