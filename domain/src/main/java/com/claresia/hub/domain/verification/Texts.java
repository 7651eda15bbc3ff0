package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.ContentScan.Span;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads the values that records hold as text: strings, UUIDs and times. */
final class Texts {
  /** What no time reads as. */
  static final long NO_TIME = Long.MIN_VALUE;

  static final int UUID_LENGTH = 36;
  private static final int TIME_LENGTH = 24;
  private static final String TIME_SHAPE = "dddd-dd-ddTdd:dd:dd.dddZ";
  private static final byte[] NIBBLES = nibbles();

  private Texts() {}

  private static byte[] nibbles() {
    byte[] table = new byte[256];
    Arrays.fill(table, (byte) -1);
    for (int i = 0; i < 16; i++) {
      table["0123456789abcdef".charAt(i)] = (byte) i;
    }
    return table;
  }

  /** Whether a JSON string's inside means these UTF-8 bytes. */
  static boolean equal(byte[] json, Span span, byte[] utf8, int offset, int length) {
    if (span.isPlain()) {
      return Arrays.equals(json, span.from(), span.to(), utf8, offset, offset + length);
    }
    byte[] plain = unescape(json, span.from(), span.to());
    return Arrays.equals(plain, 0, plain.length, utf8, offset, offset + length);
  }

  private static byte[] unescape(byte[] json, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int i = from;
    while (i < to) {
      if (json[i] != '\\') {
        out.write(json[i++]);
      } else if (json[i + 1] == 'u' && i + 6 <= to) {
        out.write(NIBBLES[json[i + 4] & 0xff] << 4 | NIBBLES[json[i + 5] & 0xff]);
        i += 6;
      } else {
        out.write(control(json[i + 1]));
        i += 2;
      }
    }
    return out.toByteArray();
  }

  private static int control(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  /** Whether the 36 bytes from here on are this UUID in lower case. */
  static boolean isUuid(byte[] text, int from, long most, long least) {
    return hex(text, from, 8) == most >>> 32
        && text[from + 8] == '-'
        && hex(text, from + 9, 4) == (most >>> 16 & 0xffff)
        && text[from + 13] == '-'
        && hex(text, from + 14, 4) == (most & 0xffff)
        && text[from + 18] == '-'
        && hex(text, from + 19, 4) == least >>> 48
        && text[from + 23] == '-'
        && hex(text, from + 24, 12) == (least & 0xffff_ffff_ffffL);
  }

  private static long hex(byte[] text, int from, int digits) {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      int nibble = NIBBLES[text[i] & 0xff];
      if (nibble < 0) {
        return -1;
      }
      value = value << 4 | nibble;
    }
    return value;
  }

  /** A time with exactly three decimals, in microseconds since 1970; {@link #NO_TIME} otherwise. */
  static long micros(byte[] text, int from, int to) {
    if (to - from != TIME_LENGTH || !hasTimeShape(text, from)) {
      return NO_TIME;
    }
    long days =
        daysSince1970(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
    long seconds =
        days * 86_400
            + number(text, from + 11, 2) * 3_600L
            + number(text, from + 14, 2) * 60L
            + number(text, from + 17, 2);
    return seconds * 1_000_000 + number(text, from + 20, 3) * 1_000L;
  }

  private static boolean hasTimeShape(byte[] text, int from) {
    for (int i = 0; i < TIME_LENGTH; i++) {
      char shape = TIME_SHAPE.charAt(i);
      byte c = text[from + i];
      if (shape == 'd' ? c < '0' || c > '9' : c != shape) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  // Years are counted from March, so that the leap day is the last of its year.
  private static long daysSince1970(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
