package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.List;

/**
 * Something that has an owner and on which privileges are granted.
 *
 * @param kind what it is
 * @param path its whole name, database first; of the account empty
 */
public record Securable(ObjectKind kind, List<String> path) {
  /** The account. */
  public static final Securable ACCOUNT = new Securable(ObjectKind.ACCOUNT, List.of());

  /** Copies the path and checks its length. */
  public Securable {
    path = List.copyOf(path);
    if (path.size() != kind.depth()) {
      throw new IllegalArgumentException("not the whole name of a " + kind.lower() + ": " + path);
    }
  }

  /** A database, warehouse, role or user. */
  public static Securable of(ObjectKind kind, String name) {
    return new Securable(kind, List.of(name));
  }

  /** Its own name. */
  public String name() {
    return path.getLast();
  }

  /** Its whole name. */
  public String dotted() {
    return String.join(".", path);
  }

  /** The database it lies in. */
  public Securable database() {
    return of(ObjectKind.DATABASE, path.getFirst());
  }

  /** The schema it lies in. */
  public Securable schema() {
    return new Securable(ObjectKind.SCHEMA, path.subList(0, 2));
  }

  /** Whether it is that one, or lies in it. */
  boolean isWithin(Securable other) {
    return equals(other)
        || (kind.depth() > other.kind.depth()
            && (other.kind == ObjectKind.DATABASE || other.kind == ObjectKind.SCHEMA)
            && path.subList(0, other.path.size()).equals(other.path)
            && kind != ObjectKind.ROLE);
  }
}
