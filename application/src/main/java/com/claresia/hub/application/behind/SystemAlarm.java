package com.claresia.hub.application.behind;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time as it passes: one thread waits, and each piece of work gets a virtual thread of its own. */
public final class SystemAlarm implements Alarm, AutoCloseable {
  private final ScheduledThreadPoolExecutor waiting;

  /** Starts no thread before it is needed. */
  public SystemAlarm() {
    waiting =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("hub-alarm").daemon().factory());
    waiting.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    waiting.setRejectedExecutionHandler((work, executor) -> {});
  }

  @Override
  public void after(Duration delay, Runnable work) {
    if (waiting.isShutdown()) {
      return;
    }
    if (delay.isPositive()) {
      var _ = waiting.schedule(() -> start(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      start(work);
    }
  }

  private static void start(Runnable work) {
    Thread.ofVirtual().name("hub-behind").start(work);
  }

  /** Nothing that still waits will run; what runs goes on. */
  @Override
  public void close() {
    waiting.shutdownNow();
  }
}
