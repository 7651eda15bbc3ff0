package com.claresia.hub.domain.verification;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the members of a canonical record (RFC 8785) without building anything: offsets into the
 * bytes, in one pass. It is made for bytes whose hash was just checked; of any other bytes it says
 * {@code false} rather than anything wrong. Not for use by two threads.
 */
final class ContentScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private byte[] buffer = {};
  private int at;
  private int end;

  /** Takes up a new text. */
  void reset(byte[] bytes, int offset, int length) {
    buffer = bytes;
    at = offset;
    end = offset + length;
  }

  int position() {
    return at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  /** Steps over this byte, if it is next. */
  boolean take(char c) {
    if (at < end && buffer[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Steps over a string and puts where its inside lies; false where there is none. */
  boolean string(Span span) {
    if (!take('"')) {
      return false;
    }
    int from = at;
    boolean plain = true;
    while ((at = nextSpecial(at)) < end && buffer[at] == '\\') {
      plain = false;
      at += 2;
    }
    if (at >= end) {
      return false;
    }
    span.set(from, at++, plain);
    return true;
  }

  /** Steps over any value; false where there is none that is whole. */
  boolean skipValue() {
    int depth = 0;
    while (at < end) {
      switch (buffer[at]) {
        case '"' -> {
          at = closingQuote(at + 1) + 1;
          if (at > end) {
            return false;
          }
        }
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          if (depth == 0) {
            return true;
          }
          depth--;
          at++;
        }
        case ',' -> {
          if (depth == 0) {
            return true;
          }
          at++;
        }
        default -> at++;
      }
    }
    return false;
  }

  private int closingQuote(int from) {
    int i = nextSpecial(from);
    while (i < end && buffer[i] == '\\') {
      i = nextSpecial(i + 2);
    }
    return i;
  }

  /** The index of the next quote or backslash, or one at or beyond the end. */
  private int nextSpecial(int from) {
    int i = from;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONGS.get(buffer, i);
      long found = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (i < end && buffer[i] != '"' && buffer[i] != '\\') {
      i++;
    }
    return i;
  }

  // Exact for the lowest zero byte, which is the one that is asked for.
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  /** Where something lies. */
  static final class Span {
    private int from = -1;
    private int to;
    private boolean plain;

    void set(int from, int to, boolean plain) {
      this.from = from;
      this.to = to;
      this.plain = plain;
    }

    void clear() {
      from = -1;
    }

    boolean isPresent() {
      return from >= 0;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }

    /** Whether the text has no escapes. */
    boolean isPlain() {
      return plain;
    }
  }
}
