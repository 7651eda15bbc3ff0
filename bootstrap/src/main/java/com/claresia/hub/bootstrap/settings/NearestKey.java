package com.claresia.hub.bootstrap.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses which key was meant. */
final class NearestKey {
  private NearestKey() {}

  /** The candidate that the fewest edits turn {@code key} into, unless they are many. */
  static Optional<String> of(String key, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt((String candidate) -> edits(key, candidate)))
        .filter(candidate -> edits(key, candidate) <= Math.max(2, key.length() / 4));
  }

  /** Levenshtein's distance. */
  static int edits(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
