package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.bootstrap.OpenStorage;
import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store as a command's options name it, in one of three ways.
 *
 * @param option the first of the three, for what is said of them
 * @param dsn the DSN itself
 * @param file a file with the DSN
 * @param config a configuration of the Hub
 */
record StoreLocation(
    String option, Optional<String> dsn, Optional<Path> file, Optional<Path> config) {
  /** What verifying takes at once, and one to spare. */
  private static final String POOL_SIZE = Integer.toString(CopyCommand.JOBS + 1);

  /**
   * Opens it; a DSN with the access that is named, a configuration with the service's rights.
   *
   * @throws InvalidSettings if it is not named in exactly one way, or not in a usable one
   */
  CopyEnd open(String access) {
    if (Stream.of(dsn, file, config).filter(Optional::isPresent).count() != 1) {
      throw invalid(
          option,
          "name the store in one way",
          "give %1$s DSN, %1$s-file FILE or %1$s-config FILE".formatted(option));
    }
    try {
      return config.map(StoreLocation::openConfigured).orElseGet(() -> openDsn(access));
    } catch (InvalidSettings e) {
      throw new InvalidSettings(e.problems().stream().map(this::named).toList());
    } catch (StoreUnavailable e) {
      throw new StoreUnavailable(option + ": " + e.getMessage(), e);
    }
  }

  // There are two stores, and their settings have the same names.
  private Problem named(Problem problem) {
    return problem.key().startsWith(option)
        ? problem
        : new Problem(option + ": " + problem.key(), problem.reason(), problem.fix());
  }

  private static CopyEnd openConfigured(Path config) {
    HubSettings settings = SettingsLoader.load(config, System.getenv()).orThrow();
    String name = settings.require(SettingsCatalogue.STORAGE_BACKEND);
    StorageBackend backend = StorageBackends.named(name);
    OpenStorage open =
        OpenStorage.of(settings.with("hub.storage." + name + ".pool-size", POOL_SIZE));
    return new CopyEnd(backend, open.settings(), open.store(), open::close);
  }

  private CopyEnd openDsn(String access) {
    String text = dsn.orElseGet(() -> file.map(this::read).orElseThrow());
    StorageBackend backend = StorageBackends.ofDsn(option, text);
    StorageSettings settings =
        backend.settingsOf(text).with("access", access).with("pool-size", POOL_SIZE);
    var store = backend.open(settings);
    return new CopyEnd(backend, settings, store, store::close);
  }

  private String read(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw invalid(option + "-file", "cannot be read: " + path, "name a file that holds a DSN");
    }
  }

  private static InvalidSettings invalid(String key, String reason, String fix) {
    return new InvalidSettings(List.of(new Problem(key, reason, fix)));
  }
}
