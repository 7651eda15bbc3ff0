package com.claresia.hub.domain.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Copies one string from input to output in canonical form (RFC 8785 section 3.2.2.2): no escapes
 * but those that JSON demands, the shortest of them, UTF-8 otherwise.
 */
final class StringTranscriber {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private boolean paired;

  /** What {@link #paired()} said of the last string: whether every surrogate in it had its half. */
  boolean paired() {
    return paired;
  }

  /** Reads from the opening quote to behind the closing one; false if that is not JSON. */
  boolean read(Cursor c) {
    paired = true;
    c.out[c.to++] = '"';
    c.at++;
    while (!copyPlain(c)) {
      if (!special(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Copies through the closing quote, or up to something that cannot be copied as it stands: an
   * escape of more than two characters or one that is not needed, or what is not ASCII. Whether it
   * was the closing quote.
   */
  private static boolean copyPlain(Cursor c) {
    byte[] in = c.in;
    byte[] out = c.out;
    int end = c.end;
    int i = c.at;
    int o = c.to;
    while (i <= end - Long.BYTES) {
      long eight = (long) LONGS.get(in, i);
      LONGS.set(out, o, eight);
      long stops = stops(eight);
      if (stops == 0) {
        i += Long.BYTES;
        o += Long.BYTES;
        continue;
      }
      int plain = Long.numberOfTrailingZeros(stops) >>> 3;
      i += plain;
      o += plain;
      byte stop = in[i];
      if (stop == '\\' && i + 1 < end && isCanonicalEscape(in[i + 1])) {
        out[o] = '\\';
        out[o + 1] = in[i + 1];
        i += 2;
        o += 2;
        continue;
      }
      // The quote was copied with its seven neighbours.
      int closed = stop == '"' ? 1 : 0;
      c.at = i + closed;
      c.to = o + closed;
      return stop == '"';
    }
    return copyTail(c, i, o);
  }

  /** The same for the last seven bytes of the text, one at a time. */
  private static boolean copyTail(Cursor c, int from, int to) {
    int i = from;
    int o = to;
    while (i < c.end && isPlain(c.in[i])) {
      c.out[o++] = c.in[i++];
    }
    boolean closed = i < c.end && c.in[i] == '"';
    if (closed) {
      c.out[o++] = c.in[i++];
    }
    c.at = i;
    c.to = o;
    return closed;
  }

  private static boolean isCanonicalEscape(byte b) {
    return b == 'n' || b == '"' || b == '\\' || b == 't' || b == 'r' || b == 'b' || b == 'f';
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /**
   * Marks by their high bits the bytes that are not plain. Borrows can only mark bytes above one
   * that is marked rightly, so the lowest mark is exact.
   */
  private static long stops(long eight) {
    long quote = eight ^ (ONES * '"');
    long backslash = eight ^ (ONES * '\\');
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | (eight - ONES * ' ')
            | eight)
        & HIGHS;
  }

  private boolean special(Cursor c) {
    if (c.at >= c.end) {
      return c.endsEarly();
    }
    byte b = c.in[c.at];
    if (b == '\\') {
      return escape(c);
    }
    return b < 0 ? copyUtf8(c) : c.fail("a control character in a string has to be escaped");
  }

  /** Copies what is not ASCII, as far as it goes. */
  private static boolean copyUtf8(Cursor c) {
    do {
      int length = Utf8.sequenceLength(c.in, c.at, c.end);
      if (length == 0) {
        return c.fail(c.at, "the text is not UTF-8");
      }
      for (int i = 0; i < length; i++) {
        c.out[c.to++] = c.in[c.at++];
      }
    } while (c.at < c.end && c.in[c.at] < 0);
    return true;
  }

  private boolean escape(Cursor c) {
    if (c.at + 1 >= c.end) {
      return c.endsEarly();
    }
    byte b = c.in[c.at + 1];
    switch (b) {
      case '"', '\\', 'b', 'f', 'n', 'r', 't' -> writeShort(c, b);
      case '/' -> c.write('/');
      case 'u' -> {
        return unicode(c);
      }
      default -> {
        return c.fail("an unknown escape");
      }
    }
    c.at += 2;
    return true;
  }

  private static void writeShort(Cursor c, byte b) {
    c.write('\\');
    c.out[c.to++] = b;
  }

  private boolean unicode(Cursor c) {
    int unit = unit(c, c.at);
    if (unit < 0) {
      return c.fail("an escape of four hexadecimal digits is incomplete");
    }
    c.at += 6;
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      writeCodePoint(c, unit);
      return true;
    }
    surrogate(c, (char) unit);
    return true;
  }

  private void surrogate(Cursor c, char first) {
    int second = unit(c, c.at);
    if (second >= 0 && Character.isSurrogatePair(first, (char) second)) {
      c.at += 6;
      c.to += Utf8.encode(Character.toCodePoint(first, (char) second), c.out, c.to);
      return;
    }
    // The text will be refused. Encoded like any other unit, two names that differ stay different.
    paired = false;
    c.to += Utf8.encode(first, c.out, c.to);
  }

  /** The value of the escape {@code \}{@code uXXXX} at {@code at}, or -1 if there is none. */
  private static int unit(Cursor c, int at) {
    if (at + 6 > c.end || c.in[at] != '\\' || c.in[at + 1] != 'u') {
      return -1;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(c.in[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static void writeCodePoint(Cursor c, int codePoint) {
    if (codePoint < ' ' || codePoint == '"' || codePoint == '\\') {
      c.to += Escapes.write(codePoint, c.out, c.to);
    } else {
      c.to += Utf8.encode(codePoint, c.out, c.to);
    }
  }
}
