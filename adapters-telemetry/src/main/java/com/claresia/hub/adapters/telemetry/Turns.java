package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tenants take turns on one thread, so that a long backlog of one holds up no other; who is first
 * is drawn anew each time. For one use.
 */
final class Turns {
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final Duration UNTIL_THE_STORE_IS_BACK = Duration.ofSeconds(1);
  private static final Logger LOG = System.getLogger(Turns.class.getName());

  private final OpenRelay open;
  private final Clock clock;
  private final Consumer<Duration> pause;
  private final Map<TenantId, Long> before = new HashMap<>();
  private final Map<TenantId, RelayProgress> failed = new HashMap<>();

  Turns(OpenRelay open, Clock clock, Consumer<Duration> pause) {
    this.open = open;
    this.clock = clock;
    this.pause = pause;
  }

  /** Until every tenant has caught up or the time is up. */
  RelayReport until(Instant end) {
    List<TenantId> tenants = open.feed().tenants();
    tenants.forEach(tenant -> before.put(tenant, open.relay().sentRecords(tenant)));
    List<TenantId> waiting = new ArrayList<>(tenants);
    Collections.shuffle(waiting, open.random());
    while (!waiting.isEmpty() && !Thread.currentThread().isInterrupted()) {
      Instant next = round(waiting, end);
      if (!next.isBefore(end)) {
        break;
      }
      pause.accept(Duration.between(clock.instant(), next));
    }
    return new RelayReport(tenants.stream().map(this::report).toList());
  }

  /** Lets each have a turn; answers when the first of those who stay wants the next. */
  private Instant round(List<TenantId> waiting, Instant end) {
    Instant next = Instant.MAX;
    for (Iterator<TenantId> each = waiting.iterator(); each.hasNext(); ) {
      TenantId tenant = each.next();
      if (!clock.instant().isBefore(end)) {
        return end;
      }
      Duration again = turn(tenant, end);
      Instant due = clock.instant().plus(again);
      if (isOver(tenant)) {
        each.remove();
      } else {
        next = due.isBefore(next) ? due : next;
      }
    }
    return next;
  }

  private Duration turn(TenantId tenant, Instant end) {
    Instant own = clock.instant().plus(TURN);
    failed.remove(tenant);
    try {
      return open.relay().runNow(tenant, own.isBefore(end) ? own : end);
    } catch (StoreUnavailable e) {
      failed.put(tenant, new RelayProgress.Waits("the store: " + e.getMessage()));
      return UNTIL_THE_STORE_IS_BACK;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "relaying " + tenant + " failed", e);
      failed.put(tenant, new RelayProgress.Halted("it failed: " + e.getClass().getSimpleName()));
      return Duration.ZERO;
    }
  }

  private boolean isOver(TenantId tenant) {
    return switch (progress(tenant)) {
      case RelayProgress.CaughtUp _, RelayProgress.Halted _ -> true;
      case RelayProgress.GoesOn _, RelayProgress.Waits _ -> false;
    };
  }

  private RelayProgress progress(TenantId tenant) {
    return failed.getOrDefault(tenant, open.relay().progress(tenant));
  }

  private TenantReport report(TenantId tenant) {
    long sent = open.relay().sentRecords(tenant) - before.getOrDefault(tenant, 0L);
    return new TenantReport(
        tenant,
        open.relay().state(tenant).map(LogState::acknowledgedSize),
        sent,
        open.cosigned().size(tenant),
        progress(tenant),
        open.findings().of(tenant));
  }
}
