package com.claresia.hub.domain.canonical;

/** The escapes of canonical strings (RFC 8785 section 3.2.2.2), there and back. */
final class Escapes {
  private static final String SHORT_CODES = "\b\t\n\f\r\"\\";
  private static final String SHORT_NAMES = "btnfr\"\\";
  private static final String HEX = "0123456789abcdef";

  private Escapes() {}

  /** Writes a control character, quote or backslash and answers the number of bytes. */
  static int write(int code, byte[] out, int to) {
    out[to] = '\\';
    int known = SHORT_CODES.indexOf(code);
    if (known >= 0) {
      out[to + 1] = (byte) SHORT_NAMES.charAt(known);
      return 2;
    }
    out[to + 1] = 'u';
    out[to + 2] = '0';
    out[to + 3] = '0';
    out[to + 4] = (byte) HEX.charAt(code >> 4);
    out[to + 5] = (byte) HEX.charAt(code & 0xF);
    return 6;
  }

  /** The code of the canonical escape whose backslash is at {@code at}; of another, any code. */
  static int read(byte[] canonical, int at) {
    byte name = canonical[at + 1];
    if (name == 'u') {
      return (Character.digit(canonical[at + 4], 16) << 4) | Character.digit(canonical[at + 5], 16);
    }
    int known = SHORT_NAMES.indexOf(name);
    return known >= 0 ? SHORT_CODES.charAt(known) : name;
  }

  /** How many bytes the canonical escape at {@code at} takes. */
  static int length(byte[] canonical, int at) {
    return canonical[at + 1] == 'u' ? 6 : 2;
  }
}
