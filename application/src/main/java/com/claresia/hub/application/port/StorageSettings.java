package com.claresia.hub.application.port;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of one store, by key without the prefix {@code hub.storage.{name}.}. Values may be
 * secrets: {@link #toString()} shows keys only.
 */
public final class StorageSettings {
  private final Map<String, String> values;

  private StorageSettings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Copies the map. */
  public static StorageSettings of(Map<String, String> values) {
    return new StorageSettings(values);
  }

  /** The value of {@code key}, if it is set and not blank. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(v -> !v.isBlank());
  }

  /** Whether a key that begins with {@code prefix} is set, as of a login of another's. */
  public boolean hasAny(String prefix) {
    return values.keySet().stream()
        .anyMatch(key -> key.startsWith(prefix) && value(key).isPresent());
  }

  /** These settings with one more, or one replaced. */
  public StorageSettings with(String key, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, value);
    return new StorageSettings(more);
  }

  @Override
  public String toString() {
    return "StorageSettings" + values.keySet().stream().sorted().toList();
  }
}
