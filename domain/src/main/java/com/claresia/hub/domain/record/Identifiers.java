package com.claresia.hub.domain.record;

import java.util.regex.Pattern;

/** What an identifier inside a record may look like; the published schemas say the same. */
final class Identifiers {
  /** The longest identifier, in code points, as JSON Schema's {@code maxLength} counts them. */
  static final int MAX_LENGTH = 255;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

  private Identifiers() {}

  /**
   * 1 to 255 code points, no control characters (no store could index a NUL), no lone surrogate.
   */
  static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints().noneMatch(Identifiers::isForbidden);
  }

  private static boolean isForbidden(int codePoint) {
    return codePoint < 0x20 || codePoint == 0x7F || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  /** A slug leaves no room for free text, so it may leave the customer's cloud in an envelope. */
  static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }
}
