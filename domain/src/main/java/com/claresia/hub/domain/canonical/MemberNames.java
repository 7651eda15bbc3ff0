package com.claresia.hub.domain.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The order of member names by UTF-16 code units (RFC 8785 section 3.2.3), found on their canonical
 * bytes.
 *
 * <p>Byte order is almost that order. Two things differ: an escape stands for what it means, and
 * supplementary characters (lead bytes F0 to F4) come before U+E000 to U+FFFF (lead bytes EE and
 * EF), since in UTF-16 they begin with a surrogate.
 */
final class MemberNames {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private MemberNames() {}

  /** Compares the names in {@code [a, aEnd)} and {@code [b, bEnd)}, quotes excluded. */
  static int compare(byte[] bytes, int a, int aEnd, int b, int bEnd) {
    int common = Math.min(aEnd - a, bEnd - b);
    int k = mismatch(bytes, a, b, common);
    if (k == common) {
      return (aEnd - a) - (bEnd - b);
    }
    int escaped = backslashesBefore(bytes, a, a + k) & 1;
    return unit(bytes, a + k - escaped) - unit(bytes, b + k - escaped);
  }

  /** How many bytes two places have in common, at most {@code length}. */
  static int mismatch(byte[] bytes, int a, int b, int length) {
    int k = 0;
    // Eight bytes may reach beyond the names, but not beyond the array.
    for (int last = bytes.length - Long.BYTES - Math.max(a, b); k < length && k <= last; k += 8) {
      long difference = (long) LONGS.get(bytes, a + k) ^ (long) LONGS.get(bytes, b + k);
      if (difference != 0) {
        return Math.min(length, k + (Long.numberOfTrailingZeros(difference) >>> 3));
      }
    }
    while (k < length && bytes[a + k] == bytes[b + k]) {
      k++;
    }
    return Math.min(k, length);
  }

  private static int backslashesBefore(byte[] bytes, int from, int at) {
    int i = at;
    while (i > from && bytes[i - 1] == '\\') {
      i--;
    }
    return at - i;
  }

  /**
   * The rank of what stands at {@code at}. Within {@code \}{@code u00xx} it is a hexadecimal digit,
   * whose order is right as it is.
   */
  static int unit(byte[] bytes, int at) {
    int b = bytes[at] & 0xFF;
    if (b == '\\') {
      return Escapes.read(bytes, at);
    }
    return b == 0xEE || b == 0xEF ? b + 0x10 : b;
  }
}
