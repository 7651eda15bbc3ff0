package com.claresia.hub.domain.provenance;

/** The rule for key names in notes: not empty, no Unicode space, no plus, no control character. */
final class KeyName {

  private KeyName() {}

  static boolean isValid(String name) {
    return !name.isEmpty() && name.codePoints().allMatch(KeyName::isAllowed);
  }

  static String require(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException("a key name is not empty and has no space and no plus");
    }
    return name;
  }

  private static boolean isAllowed(int c) {
    boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !space && !surrogate && c != '+' && c >= 0x20;
  }
}
