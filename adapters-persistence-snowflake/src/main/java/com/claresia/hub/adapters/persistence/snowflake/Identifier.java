package com.claresia.hub.adapters.persistence.snowflake;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name of an object, written so that it can stand in a statement. A plain name is taken as
 * Snowflake takes an unquoted one, in upper case; any other is quoted, and stays as it is.
 *
 * @param written as in a statement
 */
record Identifier(String written) {
  static final Identifier NONE = new Identifier("");

  private static final int LONGEST = 255;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
  private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z0-9_$.@ -]+");

  /** The identifier of that name; empty where it holds what no name of ours may hold. */
  static Optional<Identifier> of(String name) {
    if (name.length() > LONGEST || !QUOTABLE.matcher(name).matches()) {
      return Optional.empty();
    }
    boolean plain = PLAIN.matcher(name).matches();
    return Optional.of(new Identifier(plain ? name.toUpperCase(Locale.ROOT) : '"' + name + '"'));
  }

  @Override
  public String toString() {
    return written;
  }
}
