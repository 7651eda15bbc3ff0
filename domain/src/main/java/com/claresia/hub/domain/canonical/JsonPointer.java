package com.claresia.hub.domain.canonical;

/** RFC 6901 JSON Pointers, token by token. */
public final class JsonPointer {
  private JsonPointer() {}

  /** The pointer to a member or element of what {@code parent} points to. */
  public static String child(String parent, String token) {
    StringBuilder pointer = new StringBuilder(parent);
    append(pointer, token);
    return pointer.toString();
  }

  static void append(StringBuilder pointer, String token) {
    pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
  }
}
