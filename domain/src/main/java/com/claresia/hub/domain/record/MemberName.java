package com.claresia.hub.domain.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A member's name in quotes and its colon, found in canonical bytes eight bytes at a time. */
final class MemberName {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int length;
  private final int secondAt;
  private final long firstMask;
  private final long first;
  private final long second;

  /** A name of at most 13 ASCII characters, none of which needs an escape. */
  MemberName(String name) {
    byte[] text = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    if (text.length > 2 * Long.BYTES) {
      throw new IllegalArgumentException("longer than 13 characters: " + name);
    }
    length = text.length;
    firstMask = length < Long.BYTES ? (1L << (Byte.SIZE * length)) - 1 : -1;
    first = (long) LONGS.get(Arrays.copyOf(text, 2 * Long.BYTES), 0) & firstMask;
    secondAt = Math.max(0, length - Long.BYTES);
    second = (long) LONGS.get(Arrays.copyOf(text, 2 * Long.BYTES), secondAt);
  }

  /** Including quotes and colon. */
  int length() {
    return length;
  }

  /**
   * Whether it stands at {@code at}, and a value of at least one byte can follow before the end.
   */
  boolean isAt(byte[] bytes, int at, int end) {
    if (at + length >= end || at + Long.BYTES > bytes.length) {
      return false;
    }
    return ((long) LONGS.get(bytes, at) & firstMask) == first
        && (length <= Long.BYTES || (long) LONGS.get(bytes, at + secondAt) == second);
  }
}
