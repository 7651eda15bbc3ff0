package com.claresia.hub.application.behind;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Work that a tenant's appends call for, done behind them: for one tenant never twice at once and
 * never twice within an interval, however many signals come; and at least once after the last of
 * them. What failed because the store was away is done again. Thread-safe.
 */
public final class Behind {
  private static final Logger LOG = System.getLogger(Behind.class.getName());

  private final Map<TenantId, Course> courses = new ConcurrentHashMap<>();
  private final String name;
  private final Consumer<TenantId> work;
  private final Duration interval;
  private final Clock clock;
  private final Alarm alarm;

  private enum State {
    IDLE,
    WAITING,
    RUNNING,
    RUNNING_AND_WANTED
  }

  private static final class Course {
    final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    volatile long lastStart = Long.MIN_VALUE;
  }

  /**
   * Does nothing before the first signal.
   *
   * @param name of the work, for the log
   * @param work what to do; it may block and may throw {@link StoreUnavailable}
   * @param interval from one start to the next, at the least
   */
  public Behind(String name, Consumer<TenantId> work, Duration interval, Clock clock, Alarm alarm) {
    this.name = name;
    this.work = work;
    this.interval = interval;
    this.clock = clock;
    this.alarm = alarm;
  }

  /** There is something to do for this tenant. Never blocks. */
  public void signal(TenantId tenant) {
    Course course = courses.computeIfAbsent(tenant, t -> new Course());
    if (wanted(course) == State.IDLE) {
      schedule(tenant, course);
    }
  }

  private static State wanted(Course course) {
    State now = course.state.get();
    return now == State.WAITING || now == State.RUNNING_AND_WANTED
        ? now
        : course.state.getAndUpdate(state ->
            switch (state) {
              case IDLE, WAITING -> State.WAITING;
              case RUNNING, RUNNING_AND_WANTED -> State.RUNNING_AND_WANTED;
            });
  }

  private void schedule(TenantId tenant, Course course) {
    alarm.after(untilNext(course), () -> run(tenant, course));
  }

  // A clock that was set back must not silence a tenant, so no wait is longer than the interval.
  private Duration untilNext(Course course) {
    if (course.lastStart == Long.MIN_VALUE) {
      return Duration.ZERO;
    }
    long wait = course.lastStart + interval.toMillis() - clock.millis();
    return Duration.ofMillis(Math.clamp(wait, 0, interval.toMillis()));
  }

  private void run(TenantId tenant, Course course) {
    course.lastStart = clock.millis();
    course.state.set(State.RUNNING);
    boolean done = false;
    try {
      done = isDone(tenant);
    } finally {
      if (!done || !course.state.compareAndSet(State.RUNNING, State.IDLE)) {
        course.state.set(State.WAITING);
        schedule(tenant, course);
      }
    }
  }

  private boolean isDone(TenantId tenant) {
    try {
      work.accept(tenant);
      return true;
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, name + " of " + tenant + " waits for the store: " + e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name + " of " + tenant + " failed until it is called for again", e);
      return true;
    }
  }
}
