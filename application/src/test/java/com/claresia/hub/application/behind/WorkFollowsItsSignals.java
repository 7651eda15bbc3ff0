package com.claresia.hub.application.behind;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.ManualTime;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WorkFollowsItsSignals {
  private static final Instant START = Instant.parse("2026-05-03T08:00:00Z");

  private final ManualTime time = new ManualTime(START);
  private final TenantId tenant = new TenantId("dainese");
  private final List<Instant> done = new ArrayList<>();

  private Behind behind(Consumer<TenantId> work) {
    return new Behind("the work", work, Duration.ofSeconds(1), time, time);
  }

  private Behind behind() {
    return behind(t -> done.add(time.instant()));
  }

  @Test
  void manySignalsAreOneRun() {
    Behind behind = behind();
    for (int i = 0; i < 1_000; i++) {
      behind.signal(tenant);
    }
    time.pass(Duration.ofSeconds(10));

    assertThat(done).containsExactly(START);
  }

  @Test
  void aSignalAfterARunWaitsForTheRestOfTheInterval() {
    Behind behind = behind();
    behind.signal(tenant);
    time.pass(Duration.ofMillis(300));
    behind.signal(tenant);
    time.pass(Duration.ofSeconds(10));

    assertThat(done).containsExactly(START, START.plusSeconds(1));
  }

  @Test
  void aSignalDuringARunLeadsToAnother() {
    List<Behind> self = new ArrayList<>();
    self.add(
        behind(t -> {
          done.add(time.instant());
          if (done.size() < 3) {
            self.getFirst().signal(t);
          }
        }));
    self.getFirst().signal(tenant);
    time.pass(Duration.ofSeconds(10));

    assertThat(done).containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
  }

  @Test
  void whatFailedBecauseTheStoreWasAwayIsDoneAgain() {
    Behind behind =
        behind(t -> {
          done.add(time.instant());
          if (done.size() < 3) {
            throw new StoreUnavailable("away");
          }
        });
    behind.signal(tenant);
    time.pass(Duration.ofSeconds(10));

    assertThat(done).hasSize(3);
  }

  @Test
  void anyOtherFailureWaitsForTheNextSignal() {
    Behind behind =
        behind(t -> {
          done.add(time.instant());
          throw new IllegalStateException("broken");
        });
    behind.signal(tenant);
    time.pass(Duration.ofSeconds(10));
    behind.signal(tenant);
    time.pass(Duration.ofSeconds(10));

    assertThat(done).hasSize(2);
  }

  @Test
  void theSystemsAlarmRunsWorkAndNoneAfterItsEnd() throws Exception {
    SystemAlarm alarm = new SystemAlarm();
    CountDownLatch ran = new CountDownLatch(2);
    alarm.after(Duration.ZERO, ran::countDown);
    alarm.after(Duration.ofMillis(1), ran::countDown);
    assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();

    alarm.close();
    alarm.after(Duration.ZERO, () -> done.add(Instant.now()));
    assertThat(done).isEmpty();
  }
}
