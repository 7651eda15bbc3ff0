package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Units are spent so that no minute, wherever it begins, sees more than the budget. */
class AWindowHoldsTheBudget {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private record Spent(long at, int units) {}

  @Test
  void noMinuteSeesMoreThanTheBudget() {
    long seed = 42;
    Random random = new Random(seed);
    UnitWindow window = new UnitWindow(1_250, 250);
    Deque<Spent> minute = new ArrayDeque<>();
    long now = 17 * SECOND;
    long all = 0;
    for (int i = 0; i < 20_000; i++) {
      int units = 1 + random.nextInt(2);
      long wait = window.take(now, units, Urgency.APPEND);
      if (wait > 0) {
        now += wait;
        continue;
      }
      minute.addLast(new Spent(now, units));
      all += units;
      long begin = now - MINUTE;
      minute.removeIf(spent -> spent.at() < begin);
      assertThat(minute.stream().mapToInt(Spent::units).sum())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1_250);
      now += random.nextInt(20_000_000);
    }
    assertThat(all).isGreaterThan((now / MINUTE) * 1_000);
  }

  @Test
  void theLessUrgentLeavesRoomForTheMoreUrgent() {
    UnitWindow window = new UnitWindow(100, 100);
    long spent = 0;
    while (window.take(0, 1, Urgency.VIEW) == 0) {
      spent++;
    }
    assertThat(spent).isEqualTo(60);
    assertThat(window.take(0, 30, Urgency.BULK)).isZero();
    assertThat(window.take(0, 5, Urgency.READ)).isZero();
    assertThat(window.take(0, 5, Urgency.APPEND)).isZero();
    assertThat(window.take(0, 1, Urgency.APPEND)).isPositive();
  }

  @Test
  void whoeverAsksForAllOfItNeverWaitsForLong() {
    UnitWindow window = new UnitWindow(1_250, 250);
    long now = 0;
    long spent = 0;
    long longest = 0;
    while (now < 10 * MINUTE) {
      long wait = window.take(now, 2, Urgency.APPEND);
      longest = Math.max(longest, wait);
      spent += wait == 0 ? 2 : 0;
      now += Math.max(wait, 1_000_000);
    }
    assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofMillis(500));
    assertThat(spent).isBetween(10 * 950L, 10 * 1_250L);
  }

  @Test
  void silenceIsKeptAsLongAsItWasAskedFor() {
    UnitWindow window = new UnitWindow(100, 100);
    window.closeUntil(300 * SECOND);

    assertThat(window.take(0, 1, Urgency.APPEND)).isEqualTo(300 * SECOND);
    assertThat(window.take(299 * SECOND, 1, Urgency.APPEND)).isEqualTo(SECOND);
    assertThat(window.take(300 * SECOND, 1, Urgency.APPEND)).isZero();
  }

  @Test
  void whatCanWaitWaitsWhereLittleIsLeft() {
    UnitWindow window = new UnitWindow(100, 100);
    window.closeForPatientUntil(30 * SECOND);

    assertThat(window.take(0, 1, Urgency.VIEW)).isEqualTo(30 * SECOND);
    assertThat(window.take(0, 1, Urgency.APPEND)).isZero();
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    Instant now = Instant.parse("2026-05-03T08:15:30Z");

    assertThat(BudgetWatch.retryAfter("600", now)).contains(Duration.ofSeconds(600));
    assertThat(BudgetWatch.retryAfter("Sun, 03 May 2026 08:16:00 GMT", now))
        .contains(Duration.ofSeconds(30));
    assertThat(BudgetWatch.retryAfter("soon", now)).isEmpty();
    assertThat(BudgetWatch.retryAfter(null, now)).isEmpty();
  }
}
