package com.claresia.hub.domain.record;

/** What an identifier inside a record may look like; the published schemas say the same. */
final class Identifiers {
  /** The longest identifier, in code points, as JSON Schema's {@code maxLength} counts them. */
  static final int MAX_LENGTH = 255;

  private Identifiers() {}

  /**
   * 1 to 255 code points, no control characters (no store could index a NUL), no lone surrogate.
   */
  static boolean isIdentifier(String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == 0x7F || (Character.isSurrogate(c) && isLone(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLone(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
