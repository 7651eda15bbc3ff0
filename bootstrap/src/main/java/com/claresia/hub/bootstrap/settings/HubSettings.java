package com.claresia.hub.bootstrap.settings;

import com.claresia.hub.application.port.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * What holds: checked values of every setting. Secrets are in it, so {@link #toString()} shows keys
 * only.
 */
public final class HubSettings {
  private static final String STORAGE = "hub.storage.";

  private final Map<String, String> values;
  private final Config config;

  HubSettings(Map<String, String> values, Config config) {
    this.values = Map.copyOf(values);
    this.config = config;
  }

  /** The value of that key, or its default. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key that has a default. */
  public String require(String key) {
    return text(key).orElseThrow(() -> new IllegalStateException(key + " has no default"));
  }

  /** The value of a key of type path. */
  public Optional<Path> path(String key) {
    return text(key).map(Path::of);
  }

  /** The value of a key of type number. */
  public int number(String key) {
    return Integer.parseInt(require(key));
  }

  /** The value of a key of type duration. */
  public Duration duration(String key) {
    return Durations.parse(require(key)).orElseThrow();
  }

  /** Whether a key of type {@code true or false} is true. */
  public boolean isOn(String key) {
    return Boolean.parseBoolean(require(key));
  }

  /** Where the log keys lie. */
  public Path keysDirectory() {
    return path(SettingsCatalogue.KEYS_DIR).orElseGet(() -> dataDirectory().resolve("keys"));
  }

  /** Where the Hub keeps what it owns on this machine. */
  public Path dataDirectory() {
    return Path.of(require(SettingsCatalogue.DATA_DIR));
  }

  /** What the chosen store gets to see. */
  public StorageSettings storage() {
    String prefix = STORAGE + require(SettingsCatalogue.STORAGE_BACKEND) + ".";
    Map<String, String> own = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        own.put(key.substring(prefix.length()), value);
      }
    });
    return StorageSettings.of(own);
  }

  /** These settings with one more, or one replaced. */
  public HubSettings with(String key, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, value);
    return new HubSettings(more, config);
  }

  /** The whole configuration, the keys of the server and of MicroProfile included. */
  public Config config() {
    return config;
  }

  @Override
  public String toString() {
    return "HubSettings" + values.keySet().stream().sorted().toList();
  }
}
