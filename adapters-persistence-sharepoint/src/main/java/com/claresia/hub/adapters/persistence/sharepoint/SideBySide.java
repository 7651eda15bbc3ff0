package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;

/** Asks several things at once, a few at a time. */
final class SideBySide {
  private static final int AT_ONCE = 8;

  private SideBySide() {}

  /** The answers, in order. */
  static <T> List<T> each(List<Long> asked, LongFunction<T> question) {
    Semaphore room = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> underWay = new ArrayList<>();
      for (long one : asked) {
        underWay.add(threads.submit(() -> within(room, question, one)));
      }
      return underWay.stream().map(SideBySide::result).toList();
    }
  }

  /** What a thread came to. */
  static <T> T result(Future<T> underWay) {
    try {
      return underWay.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoreUnavailable gone
          ? gone
          : new IllegalStateException("a segment could not be read", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <T> T within(Semaphore room, LongFunction<T> question, long one)
      throws InterruptedException {
    room.acquire();
    try {
      return question.apply(one);
    } finally {
      room.release();
    }
  }

  private static StoreUnavailable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StoreUnavailable("interrupted while reading the log", e);
  }
}
