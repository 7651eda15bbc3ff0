package com.claresia.hub.domain.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times in records: RFC 3339, kept in UTC with exactly three decimals. What is finer than
 * milliseconds is refused rather than rounded, and so are leap seconds, which no clock of the Hub
 * can tell from the second after.
 */
final class Timestamps {
  /** How far a client's clock may be ahead. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The length of the canonical form. */
  static final int LENGTH = 24;

  /** No time at all; far outside the years 0 to 9999. */
  static final long NONE = Long.MIN_VALUE;

  private static final Pattern RFC3339 =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + "(?:\\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");
  private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
  private static final long MILLIS_A_DAY = 86_400_000;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private Timestamps() {}

  /** The time a client sent, or null after saying what is wrong with it. */
  static @Nullable Instant read(String text, Instant now, String pointer, Findings findings) {
    long millis = canonicalMillis(text);
    if (millis == NONE) {
      Matcher matcher = RFC3339.matcher(text);
      millis = matcher.matches() ? millis(matcher) : NONE;
      if (millis != NONE && isFinerThanMillis(matcher.group(7))) {
        findings.add(RecordViolation.TIME_TOO_FINE, pointer);
        return null;
      }
    }
    if (millis == NONE) {
      findings.add(RecordViolation.NOT_A_TIME, pointer);
      return null;
    }
    Instant time = Instant.ofEpochMilli(millis);
    if (time.isAfter(now.plus(TOLERANCE))) {
      findings.add(RecordViolation.TIME_AHEAD, pointer);
      return null;
    }
    return time;
  }

  /** Most clients send the canonical form, which needs no pattern. */
  private static long canonicalMillis(String text) {
    return text.length() == LENGTH
        ? readCanonical(text.getBytes(StandardCharsets.ISO_8859_1), 0)
        : NONE;
  }

  private static boolean isFinerThanMillis(@Nullable String fraction) {
    return fraction != null
        && fraction.length() > 3
        && fraction.chars().skip(3).anyMatch(digit -> digit != '0');
  }

  private static long millis(Matcher m) {
    String fraction = m.group(7) == null ? "000" : (m.group(7) + "00").substring(0, 3);
    long local =
        millis(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
    int offset = offsetMinutes(m);
    if (local == NONE || offset == Integer.MIN_VALUE) {
      return NONE;
    }
    long utc = local + Integer.parseInt(fraction) - offset * 60_000L;
    return utc < FIRST || utc > LAST ? NONE : utc;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int offsetMinutes(Matcher m) {
    if (m.group(8) == null) {
      return 0;
    }
    int hours = number(m, 9);
    int minutes = number(m, 10);
    if (hours > 23 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return "-".equals(m.group(8)) ? -(hours * 60 + minutes) : hours * 60 + minutes;
  }

  private static long millis(int year, int month, int day, int hour, int minute, int second) {
    if (isOutside(hour, 23) || isOutside(minute, 59) || isOutside(second, 59) || year < 0) {
      return NONE;
    }
    try {
      long date = LocalDate.of(year, month, day).toEpochDay();
      return (((date * 24 + hour) * 60 + minute) * 60 + second) * 1000;
    } catch (DateTimeException noSuchDay) {
      return NONE;
    }
  }

  private static boolean isOutside(int value, int last) {
    return value < 0 || value > last;
  }

  /** The canonical form. */
  static String format(Instant time) {
    long millis = time.toEpochMilli();
    if (millis < FIRST || millis > LAST || !time.equals(Instant.ofEpochMilli(millis))) {
      throw new IllegalArgumentException("no time of a record");
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY));
    int ofDay = (int) Math.floorMod(millis, MILLIS_A_DAY);
    byte[] text = FORM.getBytes(StandardCharsets.ISO_8859_1);
    putDigits(text, 0, 4, date.getYear());
    putDigits(text, 5, 2, date.getMonthValue());
    putDigits(text, 8, 2, date.getDayOfMonth());
    putDigits(text, 11, 2, ofDay / 3_600_000);
    putDigits(text, 14, 2, ofDay / 60_000 % 60);
    putDigits(text, 17, 2, ofDay / 1_000 % 60);
    putDigits(text, 20, 3, ofDay % 1_000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void putDigits(byte[] text, int from, int count, int value) {
    int rest = value;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** Reads the canonical form without making objects; {@link #NONE} if it is anything else. */
  static long readCanonical(byte[] bytes, int from) {
    int fraction = digits(bytes, from + 20, 3);
    if (!isPunctuated(bytes, from) || fraction < 0) {
      return NONE;
    }
    long seconds =
        millis(
            digits(bytes, from, 4),
            digits(bytes, from + 5, 2),
            digits(bytes, from + 8, 2),
            digits(bytes, from + 11, 2),
            digits(bytes, from + 14, 2),
            digits(bytes, from + 17, 2));
    return seconds == NONE ? NONE : seconds + fraction;
  }

  private static boolean isPunctuated(byte[] bytes, int from) {
    return bytes[from + 4] == '-'
        && bytes[from + 7] == '-'
        && bytes[from + 10] == 'T'
        && bytes[from + 13] == ':'
        && bytes[from + 16] == ':'
        && bytes[from + 19] == '.'
        && bytes[from + 23] == 'Z';
  }

  /** A number without sign; negative where there is anything but digits. */
  private static int digits(byte[] bytes, int from, int count) {
    int value = 0;
    int wrong = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes[i] - '0';
      wrong |= digit | 9 - digit;
      value = value * 10 + digit;
    }
    return wrong < 0 ? -1 : value;
  }
}
