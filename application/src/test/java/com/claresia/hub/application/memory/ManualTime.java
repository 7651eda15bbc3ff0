package com.claresia.hub.application.memory;

import com.claresia.hub.application.behind.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Time that passes only when a test says so, and the alarms set by it. Thread-safe. */
public final class ManualTime extends Clock implements Alarm {
  private final List<Due> due = new ArrayList<>();
  private Instant now;

  private record Due(Instant at, Runnable work) {}

  /** It is that time. */
  public ManualTime(Instant now) {
    this.now = now;
  }

  /** Time passes, and all work that falls due in it is done, in its order, by this thread. */
  public void pass(Duration time) {
    Instant end = instant().plus(time);
    for (Optional<Due> next = takeDue(end); next.isPresent(); next = takeDue(end)) {
      next.get().work.run();
    }
    setTo(end);
  }

  /** Lets time pass, a tenth of a second at a time, until {@code waiting} has its answer. */
  public <T> T passUntil(Supplier<T> waiting) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(waiting, Thread::startVirtualThread);
    while (!answer.isDone()) {
      pass(Duration.ofMillis(100));
      Thread.yield();
    }
    return answer.join();
  }

  /** Does what is due by now. */
  public void settle() {
    pass(Duration.ZERO);
  }

  /** How much work waits for its time. */
  public synchronized int waiting() {
    return due.size();
  }

  private synchronized Optional<Due> takeDue(Instant end) {
    Optional<Due> next =
        due.stream().filter(d -> !d.at.isAfter(end)).min(Comparator.comparing(Due::at));
    next.ifPresent(d -> {
      due.remove(d);
      now = d.at.isAfter(now) ? d.at : now;
    });
    return next;
  }

  private synchronized void setTo(Instant time) {
    now = time;
  }

  @Override
  public synchronized void after(Duration delay, Runnable work) {
    due.add(new Due(now.plus(delay), work));
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
