package com.claresia.hub.emulators.graph.limits;

import com.claresia.hub.emulators.graph.error.Errors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what each application uses, and refuses what is too much. A window begins with the first
 * request after the last one's end. What is refused counts too. Safe for many threads.
 */
public final class Meter {
  private static final double TOLD_FROM = 0.8;

  private final Budget budget;
  private final InstantSource clock;
  private final Map<String, Use> uses = new ConcurrentHashMap<>();

  /** Meters against that budget. */
  public Meter(Budget budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
  }

  private static final class Use {
    private final Window minute;
    private final Window day;

    Use(Budget budget) {
      minute = new Window(budget.perMinute(), Duration.ofMinutes(1));
      day = new Window(budget.perDay(), Duration.ofDays(1));
    }
  }

  private static final class Window {
    private final long limit;
    private final long length;
    private long end;
    private long used;

    Window(long limit, Duration length) {
      this.limit = limit;
      this.length = length.toMillis();
    }

    void add(int units, long now) {
      if (now >= end) {
        end = now + length;
        used = 0;
      }
      used += units;
    }

    boolean isExceeded() {
      return used > limit;
    }

    Duration rest(long now) {
      return Duration.ofMillis(end - now + 999);
    }

    Map<String, String> headers(long now) {
      if (used < limit * TOLD_FROM) {
        return Map.of();
      }
      return Map.of(
          "RateLimit-Limit", Long.toString(limit),
          "RateLimit-Remaining", Long.toString(Math.max(0, limit - used)),
          "RateLimit-Reset", Long.toString(rest(now).toSeconds()));
    }
  }

  /**
   * Charges an application.
   *
   * @return headers that tell it how little is left, when it is little
   */
  public Map<String, String> charge(String clientId, int units) {
    Use use = uses.computeIfAbsent(clientId, absent -> new Use(budget));
    synchronized (use) {
      long now = clock.millis();
      use.minute.add(units, now);
      use.day.add(units, now);
      Window exceeded = use.day.isExceeded() ? use.day : use.minute;
      if (exceeded.isExceeded()) {
        throw Errors.throttled(exceeded.rest(now), exceeded.headers(now));
      }
      return use.minute.headers(now);
    }
  }
}
