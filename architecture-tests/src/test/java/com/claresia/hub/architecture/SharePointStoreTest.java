package com.claresia.hub.architecture;

import java.util.Set;

class SharePointStoreTest extends StorageAdapterRules {
  @Override
  protected String adapterPackage() {
    return "com.claresia.hub.adapters.persistence.sharepoint";
  }

  @Override
  protected Set<String> driverPackages() {
    return Set.of("com.microsoft", "com.azure", "okhttp3", "com.google.gson", "reactor");
  }

  @Override
  protected int classesAtLeast() {
    return 50;
  }
}
