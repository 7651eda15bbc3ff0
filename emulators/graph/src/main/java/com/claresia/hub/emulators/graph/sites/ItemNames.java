package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.function.Predicate;

/** Names of files and folders. */
final class ItemNames {
  private static final String FORBIDDEN = "\"*:<>?/\\|";
  private static final int LONGEST = 255;

  private ItemNames() {}

  static void requireValid(String name) {
    boolean valid =
        !name.isBlank()
            && name.length() <= LONGEST
            && name.strip().equals(name)
            && !name.endsWith(".")
            && name.chars().noneMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
    if (!valid) {
      throw Errors.invalidRequest(
          "The provided name cannot contain these characters, or is too long.");
    }
  }

  /** The name with the first number before its extension that makes it free. */
  static String free(String name, Predicate<String> taken) {
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String extension = dot <= 0 ? "" : name.substring(dot);
    for (int number = 1; ; number++) {
      String candidate = stem + " " + number + extension;
      if (!taken.test(candidate)) {
        return candidate;
      }
    }
  }
}
