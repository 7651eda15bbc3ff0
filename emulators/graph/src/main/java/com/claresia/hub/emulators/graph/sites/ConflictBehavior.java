package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;

/** What is to happen when a name is taken. */
public enum ConflictBehavior {
  /** Nothing; the request is refused. */
  FAIL,
  /** The content takes the place of the file's. */
  REPLACE,
  /** The file gets a name that is free. */
  RENAME;

  /** As it is said on the wire. */
  public static ConflictBehavior parse(String text) {
    return switch (text) {
      case "fail" -> FAIL;
      case "replace" -> REPLACE;
      case "rename" -> RENAME;
      default -> throw Errors.invalidRequest("Unknown conflict behavior " + text);
    };
  }
}
