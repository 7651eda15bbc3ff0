package com.example.flawed;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import java.util.Map;

/** A second factory. */
public final class FlawedTwin implements StorageBackend {
  @Override
  public String name() {
    return "twin";
  }

  @Override
  public HubStore open(StorageSettings settings) {
    throw new UnsupportedOperationException("twin opens nothing");
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    throw new UnsupportedOperationException("twin administers nothing");
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    return StorageSettings.of(Map.of("dsn", dsn));
  }
}
