package com.example.flawed;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import com.example.driver.Session;
import com.example.driver.SessionLost;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** A factory that shows its driver and cannot be found. */
public final class FlawedBackend implements StorageBackend {
  private final Session session;

  @Inject TenantId tenant;

  public FlawedBackend(Session session) {
    this.session = session;
  }

  public Optional<Session> session() throws SessionLost {
    return Optional.of(session);
  }

  @Override
  public String name() {
    return "flawed";
  }

  @Override
  public HubStore open(StorageSettings settings) {
    throw new UnsupportedOperationException("flawed opens nothing");
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    throw new UnsupportedOperationException("flawed administers nothing");
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    return StorageSettings.of(Map.of("dsn", dsn));
  }
}
