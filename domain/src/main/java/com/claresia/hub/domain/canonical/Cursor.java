package com.claresia.hub.domain.canonical;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where reading and writing stand. Between two values the output always has room for all that is
 * left of the input and {@link #SLACK} bytes more; only numbers can be longer in canonical form
 * than they were, so only they look for room.
 */
final class Cursor {
  /** Room for the longest canonical number, and for a store of eight bytes at once. */
  static final int SLACK = 48;

  private static final int KEPT_BYTES = 1 << 20;

  byte[] in = {};
  int at;
  int end;
  byte[] out = new byte[4096];
  int to;

  private int start;
  private int failedAt;
  private @Nullable String failure;

  void open(byte[] input, int from, int until) {
    in = input;
    start = from;
    at = from;
    end = until;
    to = 0;
    failure = null;
    ensureRoom();
  }

  /** Lets go of the input, and of an output too large to keep for the next call. */
  void close() {
    in = new byte[0];
    if (out.length > KEPT_BYTES) {
      out = new byte[4096];
    }
  }

  void ensureRoom() {
    int needed = to + (end - at) + SLACK;
    if (needed < 0) {
      throw new IllegalArgumentException("the text is too long for an array");
    }
    if (out.length < needed) {
      out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 5L / 4));
    }
  }

  /** Skips white space (RFC 8259 section 2) and answers the byte after it, or -1 at the end. */
  int next() {
    int i = at;
    while (i < end) {
      byte b = in[i];
      if (b > ' ' || !isSpace(b)) {
        at = i;
        return b & 0xFF;
      }
      i++;
    }
    at = i;
    return -1;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  void write(char ascii) {
    out[to++] = (byte) ascii;
  }

  /** Copies exactly this text; false, and at the first byte that differs, if it is not there. */
  boolean copy(byte[] text) {
    int common = 0;
    while (common < text.length && at + common < end && in[at + common] == text[common]) {
      out[to + common] = text[common];
      common++;
    }
    at += common;
    to += common;
    return common == text.length;
  }

  /** Notes that this is not JSON; the first note stands. */
  boolean fail(int offset, String detail) {
    if (failure == null) {
      failedAt = offset - start;
      failure = detail;
    }
    return false;
  }

  /** Notes that the byte read next is wrong, or that there is none. */
  boolean fail(String detail) {
    return at < end ? fail(at, detail) : endsEarly();
  }

  boolean endsEarly() {
    return fail(end, "the text ends too early");
  }

  Canonicalization.@Nullable NotJson notJson() {
    return failure == null ? null : new Canonicalization.NotJson(failedAt, failure);
  }
}
