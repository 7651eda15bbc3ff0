package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.behind.Alarm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** At most one pending alarm: the last one that was set counts, those before it do nothing. */
final class Wake {
  private final Alarm alarm;
  private final AtomicLong setting = new AtomicLong();

  Wake(Alarm alarm) {
    this.alarm = alarm;
  }

  void after(Duration delay, Runnable work) {
    long mine = setting.incrementAndGet();
    alarm.after(
        delay,
        () -> {
          if (setting.get() == mine) {
            work.run();
          }
        });
  }
}
