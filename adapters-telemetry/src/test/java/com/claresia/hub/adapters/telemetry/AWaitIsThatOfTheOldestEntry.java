package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.ControlPlane.LogState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lag says how long the oldest entry waits, also where there is always one. */
class AWaitIsThatOfTheOldestEntry {
  private final Course course = new Course();
  private Instant now = Instant.parse("2026-05-03T08:15:30Z");

  private void grownTo(long size) {
    course.grownTo(size, now);
  }

  private void acknowledged(long size) {
    course.tells(new LogState(size, 0, 0, Optional.empty()), now);
  }

  private Duration lag() {
    return course.status(now).lag();
  }

  @Test
  void underSteadyLoadItIsTheTimeOneEntryTakes() {
    for (int second = 1; second <= 3_600; second++) {
      now = now.plusSeconds(1);
      grownTo(second * 10L);
      acknowledged(second * 10L - 15);
      assertThat(course.lagRecords()).isPositive();
    }
    assertThat(lag()).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void inALongOutageItGrowsAndTakesLittleMemory() {
    for (int second = 1; second <= 10_000; second++) {
      now = now.plusSeconds(1);
      grownTo(second);
    }
    assertThat(lag()).isEqualTo(Duration.ofSeconds(9_999));
    acknowledged(9_000);
    assertThat(lag()).isBetween(Duration.ofSeconds(999), Duration.ofSeconds(1_100));
    acknowledged(10_000);
    assertThat(lag()).isZero();
  }

  @Test
  void aControlPlaneThatWentBackIsWaitedForFromThenOn() {
    grownTo(10);
    acknowledged(10);
    now = now.plusSeconds(60);
    acknowledged(4);
    now = now.plusSeconds(5);

    assertThat(lag()).isEqualTo(Duration.ofSeconds(5));
  }
}
