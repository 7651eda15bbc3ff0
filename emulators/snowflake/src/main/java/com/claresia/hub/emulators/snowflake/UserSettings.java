package com.claresia.hub.emulators.snowflake;

import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;

/**
 * A user that the account has from its start.
 *
 * @param name kept in upper case
 * @param password for a login by password
 * @param publicKey an RSA key, for a login by key pair
 */
public record UserSettings(String name, Optional<String> password, Optional<PublicKey> publicKey) {
  /** Checks that there is a name, and that the key is an RSA key. */
  public UserSettings {
    name = name.toUpperCase(Locale.ROOT);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a user without a name");
    }
    publicKey.ifPresent(key -> {
      if (!key.getAlgorithm().equals("RSA")) {
        throw new IllegalArgumentException("not an RSA key: " + key.getAlgorithm());
      }
    });
  }

  /** A user who logs in by password. */
  public static UserSettings withPassword(String name, String password) {
    return new UserSettings(name, Optional.of(password), Optional.empty());
  }

  /** A user who logs in by key pair. */
  public static UserSettings withPublicKey(String name, PublicKey key) {
    return new UserSettings(name, Optional.empty(), Optional.of(key));
  }
}
