package com.claresia.hub.domain.record;

/** The 36 lower-case characters of a UUID, compared without making objects. */
final class UuidText {
  static final int LENGTH = 36;

  /** From one id of a canonical array to the next. */
  static final int STRIDE = LENGTH + 3;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private UuidText() {}

  static boolean matches(byte[] bytes, int at, long most, long least) {
    return bytes[at + 8] == '-'
        && bytes[at + 13] == '-'
        && bytes[at + 18] == '-'
        && bytes[at + 23] == '-'
        && digits(bytes, at, 8, most >>> 32)
        && digits(bytes, at + 9, 4, most >>> 16)
        && digits(bytes, at + 14, 4, most)
        && digits(bytes, at + 19, 4, least >>> 48)
        && digits(bytes, at + 24, 12, least);
  }

  private static boolean digits(byte[] bytes, int at, int count, long value) {
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      if (bytes[i] != HEX[(int) (rest & 0xF)]) {
        return false;
      }
      rest >>>= 4;
    }
    return true;
  }
}
