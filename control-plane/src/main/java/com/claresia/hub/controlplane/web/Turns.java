package com.claresia.hub.controlplane.web;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only a few requests of one tenant wait for its log at a time, so that no tenant can take all
 * connections of the store from the others.
 */
final class Turns {
  private static final int AT_A_TIME = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<TenantId, Semaphore> turns = new ConcurrentHashMap<>();

  /** Does the work when it is this request's turn; a problem where that takes too long. */
  <T> T take(TenantId tenant, Supplier<T> work) {
    Semaphore own = turns.computeIfAbsent(tenant, t -> new Semaphore(AT_A_TIME, true));
    if (!comes(own)) {
      throw new ProblemException(Problem.later(ProblemCode.BUSY, 1));
    }
    try {
      return work.get();
    } finally {
      own.release();
    }
  }

  private static boolean comes(Semaphore turn) {
    try {
      return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
