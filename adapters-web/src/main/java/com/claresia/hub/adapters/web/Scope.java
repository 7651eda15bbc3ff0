package com.claresia.hub.adapters.web;

/** What a token may do. */
enum Scope {
  READ("records:read"),
  WRITE("records:write");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The scope as tokens name it. */
  String wireName() {
    return wireName;
  }

  /** What a request with this HTTP method needs: whatever is not plainly a read is a write. */
  static Scope ofMethod(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> READ;
      default -> WRITE;
    };
  }
}
