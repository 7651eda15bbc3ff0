package com.claresia.hub.domain.canonical;

/** UTF-8 (RFC 3629), byte by byte. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes the character at {@code at} takes, which is not ASCII; 0 if it is malformed. */
  static int sequenceLength(byte[] in, int at, int end) {
    int lead = in[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > end || !isSecond(lead, in[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((in[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Neither overlong, nor a surrogate, nor beyond U+10FFFF. */
  private static boolean isSecond(int lead, int second) {
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }

  /** Writes a code point (a lone surrogate too) and answers the number of bytes. */
  static int encode(int codePoint, byte[] out, int to) {
    if (codePoint < 0x80) {
      out[to] = (byte) codePoint;
      return 1;
    }
    int length = codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
    int rest = codePoint;
    for (int i = length - 1; i > 0; i--) {
      out[to + i] = (byte) (0x80 | (rest & 0x3F));
      rest >>>= 6;
    }
    out[to] = (byte) ((0xF00 >> length) | rest);
    return length;
  }
}
