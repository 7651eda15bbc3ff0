package com.claresia.hub.adapters.persistence.postgres;

/**
 * A login.
 *
 * @param user its name
 * @param password its password, empty where the server asks for none
 */
record Credentials(String user, String password) {
  /** A plain name, which needs no quoting anywhere. */
  boolean hasPlainName() {
    return user.matches("[a-z_][a-z0-9_]{0,62}");
  }

  /** The name only. */
  @Override
  public String toString() {
    return user;
  }
}
