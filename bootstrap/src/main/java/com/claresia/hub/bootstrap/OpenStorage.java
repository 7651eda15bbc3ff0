package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.bootstrap.own.LocalPostgres;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;
import java.util.Optional;

/**
 * A store that is open: the one that the settings name, or one of the Hub's own. The Hub's own is
 * brought up to date when it is opened; any other only by {@code hub migrate}.
 */
public final class OpenStorage implements AutoCloseable {
  private final StorageBackend backend;
  private final StorageSettings settings;
  private final Optional<OwnStore> own;
  private final HubStore store;

  private OpenStorage(StorageBackend backend, StorageSettings settings, Optional<OwnStore> own) {
    this.backend = backend;
    this.settings = settings;
    this.own = own;
    this.store = own.isPresent() ? openOwn() : backend.open(settings);
  }

  /** Opens what the settings name. */
  public static OpenStorage of(HubSettings settings) {
    if (settings.isOn(SettingsCatalogue.POSTGRES_EMBEDDED)) {
      return own(LocalPostgres.keptIn(settings.dataDirectory().resolve("postgres")));
    }
    StorageBackend backend =
        StorageBackends.named(settings.require(SettingsCatalogue.STORAGE_BACKEND));
    return new OpenStorage(backend, settings.storage(), Optional.empty());
  }

  /** Opens a store of the Hub's own, which is closed with it. */
  public static OpenStorage own(OwnStore own) {
    try {
      StorageBackend backend = StorageBackends.named(own.backend());
      return new OpenStorage(backend, own.settings(), Optional.of(own));
    } catch (RuntimeException failed) {
      own.close();
      throw failed;
    }
  }

  // Asking first whether it can be opened as it is saves the migration tool's start.
  private HubStore openOwn() {
    try {
      return backend.open(settings);
    } catch (StoreUnavailable notYet) {
      migrate();
      return backend.open(settings);
    }
  }

  private List<String> migrate() {
    try (StorageAdministration administration = backend.administer(settings)) {
      return administration.migrate();
    }
  }

  /** Adds a tenant, unless it is there. */
  public void ensureTenant(TenantPolicy policy) {
    if (store.tenants().of(policy.tenant()).isEmpty()) {
      try (StorageAdministration administration = backend.administer(settings)) {
        administration.addTenant(policy);
      }
    }
  }

  /** The store. */
  public HubStore store() {
    return store;
  }

  /** How it was reached. */
  public StorageSettings settings() {
    return settings;
  }

  /** The Hub's own, where it is one. */
  public Optional<OwnStore> own() {
    return own;
  }

  @Override
  public void close() {
    store.close();
    own.ifPresent(OwnStore::close);
  }
}
