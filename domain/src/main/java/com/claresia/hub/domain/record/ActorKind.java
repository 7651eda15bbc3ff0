package com.claresia.hub.domain.record;

import java.util.Locale;
import java.util.Optional;

/** What an {@link Actor} is. */
public enum ActorKind {
  /** An AI skill. */
  SKILL,
  /** A person of the customer's. */
  EMPLOYEE,
  /** A person who operates the Hub. */
  OPERATOR,
  /** The Hub itself; refused from a client. */
  SYSTEM;

  private static final ActorKind[] VALUES = values();

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The value of the member {@code kind}. */
  public String wireName() {
    return wireName;
  }

  /** The kind with that wire name, if there is one. */
  public static Optional<ActorKind> ofWireName(String name) {
    for (ActorKind kind : VALUES) {
      if (kind.wireName.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
