package com.claresia.hub.domain.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds its way through bytes that should be canonical, much faster than they could be checked.
 * Never reads outside the given bounds; on bytes that are not canonical it either answers {@link
 * #MALFORMED} or some place inside them.
 */
public final class CanonicalScan {
  /** The answer where the bytes cannot be canonical. */
  public static final int MALFORMED = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private CanonicalScan() {}

  /** The place after the value at {@code at}. */
  public static int skipValue(byte[] bytes, int at, int end) {
    if (at >= end) {
      return MALFORMED;
    }
    return switch (bytes[at]) {
      case '"' -> skipString(bytes, at, end);
      case '{', '[' -> skipContainer(bytes, at, end);
      default -> skipScalar(bytes, at, end);
    };
  }

  /** The place after the string whose opening quote is at {@code at}. */
  public static int skipString(byte[] bytes, int at, int end) {
    int i = at + 1;
    while (i < end) {
      i = nextQuoteOrBackslash(bytes, i, end);
      if (i < end && bytes[i] == '"') {
        return i + 1;
      }
      i += 2;
    }
    return MALFORMED;
  }

  /** The place after the string at {@code at}; {@link #MALFORMED} also where it has an escape. */
  public static int skipPlainString(byte[] bytes, int at, int end) {
    int stop = nextQuoteOrBackslash(bytes, at + 1, end);
    return stop < end && bytes[stop] == '"' ? stop + 1 : MALFORMED;
  }

  /** The last place of an ASCII character in {@code [from, end)}, or -1. */
  public static int lastIndexOf(char ascii, byte[] bytes, int from, int end) {
    int i = end - Long.BYTES;
    for (; i >= from; i -= Long.BYTES) {
      // Exact in every byte, since the highest of several hits is wanted.
      long different = (long) LONGS.get(bytes, i) ^ (ONES * ascii);
      long hits = ~(((different & ~HIGHS) + ~HIGHS) | different) & HIGHS;
      if (hits != 0) {
        return i + Long.BYTES - 1 - (Long.numberOfLeadingZeros(hits) >>> 3);
      }
    }
    i += Long.BYTES;
    while (--i >= from && bytes[i] != ascii) {
      // one further down
    }
    return i < from ? -1 : i;
  }

  private static int nextQuoteOrBackslash(byte[] bytes, int from, int end) {
    int i = from;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, i);
      long quote = eight ^ (ONES * '"');
      long backslash = eight ^ (ONES * '\\');
      long stops = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
      if (stops != 0) {
        return i + (Long.numberOfTrailingZeros(stops) >>> 3);
      }
    }
    while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  private static int skipContainer(byte[] bytes, int at, int end) {
    int depth = 0;
    int i = at;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        i = skipString(bytes, i, end);
        if (i < 0) {
          return MALFORMED;
        }
        continue;
      }
      i++;
      if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return i;
      }
    }
    return MALFORMED;
  }

  private static int skipScalar(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] != ',' && bytes[i] != '}' && bytes[i] != ']') {
      i++;
    }
    return i == at ? MALFORMED : i;
  }

  /**
   * The string in {@code [from, end)}, quotes included, decoded.
   *
   * @throws IllegalArgumentException unless it begins and ends with a quote
   */
  public static String text(byte[] bytes, int from, int end) {
    if (end - from < 2 || bytes[from] != '"' || bytes[end - 1] != '"') {
      throw new IllegalArgumentException("no string");
    }
    return JsonText.decode(bytes, from, end);
  }
}
