package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.bootstrap.Development;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The step that takes records in. */
final class Filling {
  private static final int MEANWHILE = 200;

  private final DemoOptions options;
  private final Clock clock;
  private final Narrator narrator;
  private final HubClient main;
  private final HubClient other;
  private long records;

  Filling(DemoOptions options, Clock clock, Narrator narrator, HubClient main, HubClient other) {
    this.options = options;
    this.clock = clock;
    this.narrator = narrator;
    this.main = main;
    this.other = other;
  }

  /** So many are stored. */
  long records() {
    return records;
  }

  /** Sends a week, or the file that was given, and a week for the second tenant. */
  void append() {
    Instant begin = Instant.now();
    Instant today = clock.instant();
    LocalDate monday = weekBefore(LocalDate.ofInstant(today, ZoneOffset.UTC));
    AtomicLong sent = new AtomicLong();
    Intake first = new Intake(main, done -> progress("appended", sent, done));
    options
        .input()
        .ifPresentOrElse(
            file -> InputFile.send(file, first),
            () -> first.send(LifelikeWeek.of(Development.DAINESE.value(), monday, options.seed())));
    Intake second = new Intake(other, done -> progress("appended", sent, done));
    second.send(LifelikeWeek.of(Development.AURORA.value(), monday, options.seed() + 1));
    report(first.outcome(), second.outcome(), Duration.between(begin, Instant.now()));
  }

  /** The Monday of the week before. */
  static LocalDate weekBefore(LocalDate today) {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
  }

  private void progress(String done, AtomicLong shown, long count) {
    if (count >= shown.get() + 100 || count < shown.get()) {
      shown.set(count);
      narrator.progress(done + " " + Narrator.count(count));
    }
  }

  private void report(Intake.Outcome first, Intake.Outcome second, Duration took) {
    records = first.stored() + second.stored();
    long refusals = first.refusals() + second.refusals();
    narrator.step(
        "append",
        Narrator.count(records) + " records, " + Development.tenants().size() + " tenants",
        (refusals == 0 ? "ok   " : Narrator.count(refusals) + " refused   ")
            + Narrator.seconds(took));
    first.refused().forEach(narrator::warn);
    if (first.refusals() > first.refused().size()) {
      narrator.warn("... " + Narrator.count(first.refusals()) + " refused lines in all");
    }
    if (first.repeated() > 0) {
      narrator.warn(Narrator.count(first.repeated()) + " lines repeat a record");
    }
    if (refusals > 0) {
      throw new DemoFailure("refused lines: " + Narrator.count(refusals));
    }
  }

  /** While the line is cut: a day of the second tenant, once more and later. */
  long appendMore() {
    LocalDate monday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Intake more = new Intake(other, done -> {});
    LocalDate before = weekBefore(monday).minusWeeks(1);
    List<Submission> week = LifelikeWeek.of(Development.AURORA.value(), before, options.seed() + 2);
    more.send(week.subList(0, Math.min(MEANWHILE, week.size())));
    records += more.outcome().stored();
    return more.outcome().stored();
  }
}
