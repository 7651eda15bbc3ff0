package com.claresia.hub.architecture;

import java.util.Set;

class SnowflakeStoreTest extends StorageAdapterRules {
  @Override
  protected String adapterPackage() {
    return "com.claresia.hub.adapters.persistence.snowflake";
  }

  @Override
  protected Set<String> driverPackages() {
    return Set.of("net.snowflake.client");
  }

  @Override
  protected int classesAtLeast() {
    return 30;
  }
}
