package com.claresia.hub.bootstrap.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One key of the configuration.
 *
 * @param key its whole name
 * @param type the values it takes
 * @param defaultValue what holds where it is not set; empty where nothing does
 * @param secrecy whether its value may be shown
 * @param description one sentence or two, for the reference
 */
public record Setting(
    String key,
    SettingType type,
    Optional<String> defaultValue,
    Secrecy secrecy,
    String description) {

  /** Whether a value may be shown. */
  public enum Secrecy {
    /** It may. */
    OPEN,
    /** It may not, and a key with {@code -file} after it names a file that holds it. */
    SECRET
  }

  /** A setting without a default. */
  static Setting setting(String key, SettingType type, String description) {
    return new Setting(key, type, Optional.empty(), Secrecy.OPEN, description);
  }

  /** A secret: its value is never shown. */
  static Setting secret(String key, String description) {
    return new Setting(key, new SettingType.Text(), Optional.empty(), Secrecy.SECRET, description);
  }

  /** The same with a default. */
  Setting withDefault(String value) {
    return new Setting(key, type, Optional.of(value), secrecy, description);
  }

  /** Whether its value must not be shown. */
  public boolean isSecret() {
    return secrecy == Secrecy.SECRET;
  }

  /** The key that names a file with the value, for a secret. */
  public String fileKey() {
    return key + "-file";
  }

  /** The environment variable that overrides the key (MicroProfile Config 3.1, section 5.3.2). */
  public String environmentName() {
    return environmentName(key);
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
