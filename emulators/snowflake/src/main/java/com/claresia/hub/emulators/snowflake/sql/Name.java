package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;

/**
 * A name as a statement writes it, its parts in their stored case.
 *
 * @param parts the object last, before it its schema and its database where they are written
 */
public record Name(List<String> parts) {
  /** Copies the parts. */
  public Name {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 3) {
      throw new IllegalArgumentException("not a name: " + parts);
    }
  }

  /** A name of one part. */
  public static Name of(String name) {
    return new Name(List.of(name));
  }

  /** The object's own part. */
  public String last() {
    return parts.getLast();
  }

  /** Whether nothing is written before the object. */
  public boolean isPlain() {
    return parts.size() == 1;
  }

  /** As messages show it. */
  public String dotted() {
    return String.join(".", parts);
  }
}
