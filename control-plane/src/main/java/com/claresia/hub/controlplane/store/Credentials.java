package com.claresia.hub.controlplane.store;

import java.util.regex.Pattern;

/**
 * A login of PostgreSQL.
 *
 * @param user its name: a plain one, which needs no quoting anywhere
 * @param password its password, empty where the server asks for none
 */
public record Credentials(String user, String password) {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** Refuses a name that would need quoting. */
  public Credentials {
    if (!PLAIN.matcher(user).matches()) {
      throw new IllegalArgumentException("a login has lower-case letters, digits and _ only");
    }
  }

  /** The name only. */
  @Override
  public String toString() {
    return user;
  }
}
