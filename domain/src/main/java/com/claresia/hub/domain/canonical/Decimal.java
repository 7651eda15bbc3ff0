package com.claresia.hub.domain.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A decimal number without its sign: {@code 0.d₁d₂…dₖ × 10ⁿ} with neither leading nor trailing
 * zeros, k = 0 for zero; k and n as in ECMAScript's Number::toString. Reused from number to number.
 */
final class Decimal {
  /** The exact value of a point halfway between two doubles has at most 768 digits. */
  private static final int KEPT = 800;

  private static final int EXPONENT_BOUND = 400;

  private final byte[] digits = new byte[KEPT + 1];
  private int seen;
  private int significant;
  private long exponent;

  void clear() {
    seen = 0;
    significant = 0;
    exponent = 0;
  }

  /** Appends a digit of the significand. */
  void append(byte digit) {
    if (digit == '0' && seen == 0) {
      return;
    }
    if (seen < KEPT) {
      digits[seen] = digit;
    }
    seen++;
    if (digit != '0') {
      significant = seen;
    }
  }

  /** Ends the significand, whose last digit is worth 10 to the {@code scale}. */
  void scale(long scale) {
    exponent = seen + scale;
  }

  boolean isZero() {
    return significant == 0;
  }

  /** k, the number of significant digits. */
  int significant() {
    return significant;
  }

  /** n, the place of the decimal point from the first digit. */
  long exponent() {
    return exponent;
  }

  byte digit(int index) {
    return digits[index];
  }

  boolean isInteger() {
    return exponent >= significant;
  }

  boolean sameValue(Decimal other) {
    return significant == other.significant
        && (significant == 0 || exponent == other.exponent)
        && significant <= KEPT
        && Arrays.equals(digits, 0, significant, other.digits, 0, significant);
  }

  /** The nearest double, ties to even; infinite if there is none. */
  double toDouble() {
    if (isZero() || exponent < -EXPONENT_BOUND) {
      return 0;
    }
    if (exponent > EXPONENT_BOUND) {
      return Double.POSITIVE_INFINITY;
    }
    int kept = Math.min(significant, KEPT);
    if (significant > KEPT) {
      // Only whether the rest is zero can matter, and it is not: it ends in a significant digit.
      digits[kept++] = '1';
    }
    String text = new String(digits, 0, kept, StandardCharsets.ISO_8859_1);
    return Double.parseDouble(text + "E" + (exponent - kept));
  }

  /**
   * Becomes the decimal that ECMAScript prints for a finite double that is not negative: of the
   * shortest that round to it the nearest. Since JDK 19 {@link Double#toString(double)} finds that,
   * except that it never stops at one digit where two come nearer.
   */
  void setShortest(double value) {
    clear();
    String text = Double.toString(value);
    int mantissa = text.indexOf('E') < 0 ? text.length() : text.indexOf('E');
    int point = text.indexOf('.');
    for (int i = 0; i < mantissa; i++) {
      if (i != point) {
        append((byte) text.charAt(i));
      }
    }
    int written =
        mantissa < text.length() ? Integer.parseInt(text, mantissa + 1, text.length(), 10) : 0;
    scale(written - (mantissa - point - 1));
    if (significant == 2 && value < Double.MIN_NORMAL) {
      tryOneDigit(value);
    }
  }

  /** In the normal range two decimals of up to 15 digits never round to the same double. */
  private void tryOneDigit(double value) {
    int up = digits[1] >= '5' ? 1 : 0;
    for (int digit : new int[] {digits[0] - '0' + up, digits[0] - '0' + 1 - up}) {
      if (digit > 0 && Double.parseDouble(digit + "E" + (exponent - 1)) == value) {
        setSingle(digit);
        return;
      }
    }
  }

  private void setSingle(int digit) {
    digits[0] = (byte) (digit == 10 ? '1' : '0' + digit);
    exponent += digit / 10;
    seen = 1;
    significant = 1;
  }

  /** Writes it as ECMAScript's Number::toString does and answers the number of bytes. */
  int write(byte[] out, int to) {
    int n = (int) exponent;
    if (significant == 0) {
      out[to] = '0';
      return 1;
    }
    if (n > 21 || n <= -6) {
      return writeScientific(out, to, n);
    }
    return n <= 0 ? writeFraction(out, to, n) : writePlain(out, to, n);
  }

  private int writePlain(byte[] out, int to, int n) {
    if (n >= significant) {
      System.arraycopy(digits, 0, out, to, significant);
      Arrays.fill(out, to + significant, to + n, (byte) '0');
      return n;
    }
    System.arraycopy(digits, 0, out, to, n);
    out[to + n] = '.';
    System.arraycopy(digits, n, out, to + n + 1, significant - n);
    return significant + 1;
  }

  private int writeFraction(byte[] out, int to, int n) {
    int zeros = 2 - n;
    Arrays.fill(out, to, to + zeros, (byte) '0');
    out[to + 1] = '.';
    System.arraycopy(digits, 0, out, to + zeros, significant);
    return zeros + significant;
  }

  private int writeScientific(byte[] out, int to, int n) {
    int o = to;
    out[o++] = digits[0];
    if (significant > 1) {
      out[o++] = '.';
      System.arraycopy(digits, 1, out, o, significant - 1);
      o += significant - 1;
    }
    out[o++] = 'e';
    out[o++] = (byte) (n > 0 ? '+' : '-');
    String power = Integer.toString(Math.abs(n - 1));
    for (int i = 0; i < power.length(); i++) {
      out[o++] = (byte) power.charAt(i);
    }
    return o - to;
  }
}
