package com.claresia.hub.domain.canonical;

import java.util.Arrays;

/**
 * Puts one canonical object together from parts that are canonical already and from strings.
 * Members have to come in canonical order; nothing is sorted. For one object, and for one thread.
 */
public final class CanonicalObjectWriter {
  private byte[] out;
  private int to;
  private String last = "";

  /** Begins an object that is likely to take this many bytes. */
  public CanonicalObjectWriter(int expectedBytes) {
    out = new byte[Math.max(64, expectedBytes)];
    out[to++] = '{';
  }

  /**
   * Copies a canonical value from {@code [from, end)}.
   *
   * @throws IllegalArgumentException if the name is out of order
   */
  public CanonicalObjectWriter value(String asciiName, byte[] canonical, int from, int end) {
    name(asciiName);
    ensureRoom(end - from);
    System.arraycopy(canonical, from, out, to, end - from);
    to += end - from;
    return this;
  }

  /**
   * Writes a string.
   *
   * @throws IllegalArgumentException if the name is out of order, or the text has a lone surrogate
   */
  public CanonicalObjectWriter string(String asciiName, String text) {
    name(asciiName);
    quoted(text);
    return this;
  }

  private void name(String asciiName) {
    if (to > 1 && last.compareTo(asciiName) >= 0) {
      throw new IllegalArgumentException(asciiName + " does not come after " + last);
    }
    if (to > 1) {
      out[to++] = ',';
    }
    last = asciiName;
    quoted(asciiName);
    out[to++] = ':';
  }

  private void quoted(String text) {
    ensureRoom(6 * text.length() + 2);
    out[to++] = '"';
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        out[to++] = (byte) c;
        i++;
      } else {
        int codePoint = text.codePointAt(i);
        write(codePoint);
        i += Character.charCount(codePoint);
      }
    }
    out[to++] = '"';
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  private void write(int codePoint) {
    if (codePoint < ' ' || codePoint == '"' || codePoint == '\\') {
      to += Escapes.write(codePoint, out, to);
    } else if (Character.getType(codePoint) == Character.SURROGATE) {
      throw new IllegalArgumentException("a lone surrogate has no UTF-8");
    } else {
      to += Utf8.encode(codePoint, out, to);
    }
  }

  // Room for a comma, a colon and the object's end is always left.
  private void ensureRoom(int bytes) {
    int needed = to + bytes + 4;
    if (out.length < needed) {
      out = Arrays.copyOf(out, Math.max(needed, out.length * 2));
    }
  }

  /** Ends the object; the writer is of no use afterwards. */
  public byte[] toByteArray() {
    ensureRoom(0);
    out[to++] = '}';
    return Arrays.copyOf(out, to);
  }
}
