package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.tenants.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only a few requests of one caller come to the store at a time, so that no caller can take
 * all of its connections, or of the memory for bodies, from the others. A turn is taken before a
 * body is read.
 */
final class Turns {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Kind log = new Kind(4);
  private final Kind questions = new Kind(2);

  /** Turns of one kind. */
  private record Kind(int atATime, Map<Caller, Semaphore> callers) {
    Kind(int atATime) {
      this(atATime, new ConcurrentHashMap<>());
    }

    Semaphore of(Caller caller) {
      return callers.computeIfAbsent(caller, c -> new Semaphore(atATime, true));
    }
  }

  /** Does work on the caller's log when it is its turn; a problem where that takes too long. */
  <T> T atLog(Supplier<T> work) {
    return take(log, work);
  }

  /** Answers the caller's question when it is its turn; a problem where that takes too long. */
  <T> T asking(Supplier<T> work) {
    return take(questions, work);
  }

  private static <T> T take(Kind kind, Supplier<T> work) {
    Semaphore own = kind.of(Exchange.currentCaller());
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
