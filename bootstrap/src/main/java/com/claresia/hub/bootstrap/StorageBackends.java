package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import java.util.List;
import java.util.ServiceLoader;

/** The stores on the class path. */
public final class StorageBackends {
  private StorageBackends() {}

  /**
   * The one of that name, for settings from a configuration.
   *
   * @throws InvalidSettings if there is none
   */
  public static StorageBackend named(String name) {
    List<StorageBackend> all = all();
    return all.stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .<StorageBackend>map(ConfiguredBackend::new)
        .orElseThrow(() -> unknown(all));
  }

  /**
   * The one whose DSN this is.
   *
   * @param option where the DSN was given, for what is said of it; the DSN itself is never repeated
   * @throws InvalidSettings if it is no store's
   */
  public static StorageBackend ofDsn(String option, String dsn) {
    List<StorageBackend> all = all();
    return all.stream()
        .filter(backend -> dsn.startsWith(backend.name()))
        .findFirst()
        .or(() -> all.stream().filter(backend -> takes(backend, dsn)).findFirst())
        .orElseThrow(() ->
            new InvalidSettings(
                List.of(
                    new InvalidSettings.Problem(
                        option,
                        "is a DSN of no store",
                        "begin it with one of: " + String.join("://, ", names()) + "://"))));
  }

  private static boolean takes(StorageBackend backend, String dsn) {
    try {
      backend.settingsOf(dsn);
      return true;
    } catch (InvalidSettings notIts) {
      return false;
    }
  }

  /** All names, in order. */
  public static List<String> names() {
    return all().stream().map(StorageBackend::name).sorted().toList();
  }

  private static List<StorageBackend> all() {
    return ServiceLoader.load(StorageBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static InvalidSettings unknown(List<StorageBackend> all) {
    String known = String.join(", ", all.stream().map(StorageBackend::name).sorted().toList());
    return new InvalidSettings(
        List.of(
            new InvalidSettings.Problem(
                SettingsCatalogue.STORAGE_BACKEND,
                "there is no store of that name",
                "there is: " + known)));
  }
}
