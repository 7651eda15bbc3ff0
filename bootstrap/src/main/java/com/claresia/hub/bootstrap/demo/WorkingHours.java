package com.claresia.hub.bootstrap.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When people work: two humps a day, and a few of them at the weekend. */
record WorkingHours(ZoneId zone) {
  private static final LocalTime MORNING = LocalTime.of(10, 20);
  private static final LocalTime AFTERNOON = LocalTime.of(15, 40);
  private static final LocalTime FIRST = LocalTime.of(6, 30);
  private static final LocalTime LAST = LocalTime.of(20, 45);
  private static final int SPREAD_MINUTES = 75;

  /** How much of a usual day's work is done on that day. */
  static double share(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return switch (weekday) {
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 1.0;
      case FRIDAY -> 0.85;
      case SATURDAY -> 0.12;
      case SUNDAY -> 0.06;
    };
  }

  /** A moment on that day, to the millisecond. */
  Instant moment(LocalDate day, Chance chance) {
    LocalTime hump = chance.happens(0.55) ? MORNING : AFTERNOON;
    double minutes = chance.random().nextGaussian() * SPREAD_MINUTES;
    long millis = Math.round(minutes * 60_000);
    LocalTime time = hump.plus(millis, ChronoUnit.MILLIS);
    LocalTime kept = time.isBefore(FIRST) || time.isAfter(LAST) ? hump : time;
    return day.atTime(kept)
        .plus(chance.between(0, 59_999), ChronoUnit.MILLIS)
        .atZone(zone)
        .toInstant();
  }
}
