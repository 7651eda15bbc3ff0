package com.claresia.hub.domain.canonical;

import org.jspecify.annotations.Nullable;

/** Copies one number from input to output as ECMAScript prints it (RFC 8785 section 3.2.2.3). */
final class NumberTranscriber {
  private static final int EXACT_DIGITS = 15;
  private static final int MOST_DIGITS = 17;
  private static final int NORMAL_EXPONENT = 300;
  private static final long EXPONENT_LIMIT = 1L << 40;

  private final Decimal sent = new Decimal();
  private final Decimal shortest = new Decimal();

  private boolean keepsNumbers;
  private @Nullable JsonViolation violation;

  void open(Profile profile) {
    keepsNumbers = profile.keepsNumbers();
  }

  /** Why the last number is refused, if it is. */
  @Nullable JsonViolation violation() {
    return violation;
  }

  /** Reads a number from its first byte on; false if that is not JSON. */
  boolean read(Cursor c) {
    violation = null;
    int first = c.in[c.at] == '-' ? c.at + 1 : c.at;
    int i = skipDigits(c, first);
    if (i == first) {
      c.at = i;
      return c.fail("a value was expected");
    }
    if (c.in[first] == '0' && i > first + 1) {
      return c.fail(first, "a number has no leading zeros");
    }
    if (i - first <= EXACT_DIGITS && !continues(c, i)) {
      copyInteger(c, first, i);
      return true;
    }
    return readDecimal(c, first, i);
  }

  private static int skipDigits(Cursor c, int from) {
    byte[] in = c.in;
    int i = from;
    while (i < c.end && in[i] >= '0' && in[i] <= '9') {
      i++;
    }
    return i;
  }

  private static boolean continues(Cursor c, int i) {
    return i < c.end && (c.in[i] == '.' || c.in[i] == 'e' || c.in[i] == 'E');
  }

  /** An integer of up to 15 digits is canonical as it stands, but for minus zero. */
  private static void copyInteger(Cursor c, int first, int end) {
    byte[] in = c.in;
    byte[] out = c.out;
    int o = c.to;
    for (int i = in[first] == '0' ? first : c.at; i < end; i++) {
      out[o++] = in[i];
    }
    c.to = o;
    c.at = end;
  }

  private boolean readDecimal(Cursor c, int first, int integerEnd) {
    boolean negative = first > c.at;
    sent.clear();
    appendDigits(c, first, integerEnd);
    c.at = integerEnd;
    long scale = 0;
    if (c.at < c.end && c.in[c.at] == '.') {
      int from = c.at + 1;
      c.at = skipDigits(c, from);
      if (c.at == from) {
        return c.fail("a digit was expected");
      }
      appendDigits(c, from, c.at);
      scale = -(long) (c.at - from);
    }
    return readExponent(c, scale) && write(c, negative);
  }

  private void appendDigits(Cursor c, int from, int end) {
    for (int i = from; i < end; i++) {
      sent.append(c.in[i]);
    }
  }

  private boolean readExponent(Cursor c, long scale) {
    if (c.at >= c.end || (c.in[c.at] | 0x20) != 'e') {
      sent.scale(scale);
      return true;
    }
    int sign = c.at + 1 < c.end ? c.in[c.at + 1] : 0;
    int from = sign == '+' || sign == '-' ? c.at + 2 : c.at + 1;
    c.at = skipDigits(c, from);
    if (c.at == from) {
      return c.fail("a digit was expected");
    }
    long exponent = 0;
    for (int i = from; i < c.at; i++) {
      exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + (c.in[i] - '0'));
    }
    sent.scale(scale + (sign == '-' ? -exponent : exponent));
    return true;
  }

  private boolean write(Cursor c, boolean negative) {
    Decimal canonical = canonical();
    if (negative && !canonical.isZero()) {
      c.write('-');
    }
    c.to += canonical.write(c.out, c.to);
    c.ensureRoom();
    return true;
  }

  /**
   * Any two decimals of up to 15 digits in the normal range of doubles round to different doubles
   * (10¹⁵ &lt; 2⁵²). So no shorter decimal and no other of the same length rounds to the double
   * that this one rounds to: ECMAScript prints this one, and no double need be computed.
   */
  private Decimal canonical() {
    boolean exact =
        sent.significant() <= EXACT_DIGITS && Math.abs(sent.exponent()) <= NORMAL_EXPONENT;
    if (exact || sent.isZero()) {
      return sent;
    }
    double value = sent.toDouble();
    if (Double.isInfinite(value)) {
      violation = JsonViolation.NUMBER_OVERFLOW;
      shortest.clear();
      return shortest;
    }
    shortest.setShortest(value);
    if (keepsNumbers) {
      checkKept();
    }
    return shortest;
  }

  private void checkKept() {
    if (shortest.isZero()) {
      violation = JsonViolation.NUMBER_UNDERFLOW;
    } else if (sent.isInteger() && !sent.sameValue(shortest)) {
      violation = JsonViolation.INTEGER_CHANGED;
    } else if (sent.significant() > MOST_DIGITS) {
      violation = JsonViolation.TOO_MANY_DIGITS;
    }
  }
}
