package com.claresia.hub.domain.record;

import java.util.Locale;

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

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The value of the member {@code kind}. */
  public String wireName() {
    return wireName;
  }
}
