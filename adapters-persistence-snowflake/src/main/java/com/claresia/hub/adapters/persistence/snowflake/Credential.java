package com.claresia.hub.adapters.persistence.snowflake;

import java.security.PrivateKey;

/** What a login is proven with. Neither form ever shows itself. */
sealed interface Credential {
  /**
   * Key-pair authentication, as Snowflake asks of services.
   *
   * @param key the private half
   */
  record KeyPair(PrivateKey key) implements Credential {
    @Override
    public String toString() {
      return "a key";
    }
  }

  /**
   * A password, for accounts that still allow a service to have one.
   *
   * @param value itself
   */
  record Password(String value) implements Credential {
    @Override
    public String toString() {
      return "a password";
    }
  }
}
