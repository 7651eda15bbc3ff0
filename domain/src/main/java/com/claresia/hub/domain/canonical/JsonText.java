package com.claresia.hub.domain.canonical;

import java.nio.charset.StandardCharsets;

/** Strings in canonical form, decoded. */
final class JsonText {
  private JsonText() {}

  /**
   * Decodes the canonical string whose quotes are the first and last byte of {@code [from, to)}.
   */
  static String decode(byte[] bytes, int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      if (bytes[i] == '\\') {
        return unescape(bytes, from + 1, to - 1);
      }
    }
    return new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }

  private static String unescape(byte[] bytes, int from, int to) {
    byte[] text = new byte[to - from];
    int length = 0;
    int i = from;
    while (i < to) {
      boolean escaped = bytes[i] == '\\' && i + Escapes.length(bytes, i) <= to;
      text[length++] = escaped ? (byte) Escapes.read(bytes, i) : bytes[i];
      i += escaped ? Escapes.length(bytes, i) : 1;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
