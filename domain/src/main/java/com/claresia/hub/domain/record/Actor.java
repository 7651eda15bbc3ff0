package com.claresia.hub.domain.record;

/**
 * Who acted, or for whom.
 *
 * @param kind what it is
 * @param id its name in the customer's directory, 1 to 255 code points without control characters
 */
public record Actor(ActorKind kind, String id) {
  /** Longest {@code id}, in code points. */
  public static final int MAX_ID_LENGTH = Identifiers.MAX_LENGTH;

  /** The Hub itself, the actor of the events it raises. */
  public static final Actor HUB = new Actor(ActorKind.SYSTEM, "hub");

  /** Checks the id. */
  public Actor {
    if (!Identifiers.isIdentifier(id)) {
      throw new IllegalArgumentException(
          "an actor's id has 1 to 255 characters, none of them a control character");
    }
  }
}
