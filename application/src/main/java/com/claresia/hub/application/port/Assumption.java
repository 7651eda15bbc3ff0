package com.claresia.hub.application.port;

import java.util.Optional;

/**
 * Something that a store's adapter assumes of the service behind it, after it was tried there.
 *
 * @param assumed what is assumed, in words
 * @param consequence what comes of it where it does not hold
 * @param failure how it was found not to hold; empty where it holds
 */
public record Assumption(String assumed, String consequence, Optional<String> failure) {
  /** Whether it was found to hold. */
  public boolean holds() {
    return failure.isEmpty();
  }
}
