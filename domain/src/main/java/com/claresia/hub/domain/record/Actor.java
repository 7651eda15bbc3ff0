package com.claresia.hub.domain.record;

/**
 * Who acted, or for whom.
 *
 * @param kind what it is
 * @param id its name in the customer's directory, 1 to 255 characters
 */
public record Actor(ActorKind kind, String id) {
  /** Longest {@code id}, in UTF-16 code units. */
  public static final int MAX_ID_LENGTH = 255;

  /** Checks the length. */
  public Actor {
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException("an actor's id has 1 to 255 characters");
    }
  }
}
