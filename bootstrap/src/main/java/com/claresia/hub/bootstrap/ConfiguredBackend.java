package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.Assumption;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A store whose settings come from a configuration: a bad one is told by the whole key, under which
 * it stands there.
 *
 * @param backend the store, which knows its own part of the keys
 */
record ConfiguredBackend(StorageBackend backend) implements StorageBackend {
  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public HubStore open(StorageSettings settings) {
    return named(() -> backend.open(settings));
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    return named(() -> backend.administer(settings));
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    return backend.settingsOf(dsn);
  }

  @Override
  public void examine(StorageSettings settings, Consumer<Assumption> tried) {
    named(() -> {
      backend.examine(settings, tried);
      return settings;
    });
  }

  private <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidSettings e) {
      throw new InvalidSettings(e.problems().stream().map(this::named).toList());
    }
  }

  private Problem named(Problem problem) {
    return new Problem(
        "hub.storage." + name() + "." + problem.key(), problem.reason(), problem.fix());
  }
}
