package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of what is there for a change to happen.
 *
 * @param ifMatch one of its tags, or {@code *}
 * @param ifNoneMatch none of its tags; {@code *} for nothing there
 */
public record Precondition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
  /** Always holds. */
  public static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty());

  /** Refuses, unless it holds for something with these tags; none where nothing is there. */
  void requireFor(List<String> tags) {
    boolean matches = ifMatch.map(tag -> fits(tag, tags)).orElse(true);
    boolean collides = ifNoneMatch.map(tag -> fits(tag, tags)).orElse(false);
    if (!matches || collides) {
      throw Errors.resourceModified();
    }
  }

  private static boolean fits(String tag, List<String> tags) {
    return tag.equals("*") ? !tags.isEmpty() : tags.contains(tag);
  }
}
