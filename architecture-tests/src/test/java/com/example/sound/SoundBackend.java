package com.example.sound;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import java.util.Map;

/** The factory of an adapter that keeps every rule. */
public final class SoundBackend implements StorageBackend {
  @Override
  public String name() {
    return "sound";
  }

  @Override
  public HubStore open(StorageSettings settings) {
    throw new UnsupportedOperationException("sound opens nothing");
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    throw new UnsupportedOperationException("sound administers nothing");
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    return StorageSettings.of(Map.of("dsn", dsn));
  }
}
