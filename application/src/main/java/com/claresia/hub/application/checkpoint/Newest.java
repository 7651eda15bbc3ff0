package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One tenant's newest checkpoint, and those who wait for the next. Thread-safe. */
final class Newest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicReference<@Nullable StoredCheckpoint> newest = new AtomicReference<>();
  private final AtomicReference<CompletableFuture<Coverage>> next =
      new AtomicReference<>(new CompletableFuture<>());

  Optional<StoredCheckpoint> known() {
    return Optional.ofNullable(newest.get());
  }

  Optional<StoredCheckpoint> covering(long size) {
    return known().filter(c -> c.size() >= size);
  }

  boolean covers(long size) {
    StoredCheckpoint known = newest.get();
    return known != null && known.size() >= size;
  }

  void learn(StoredCheckpoint checkpoint) {
    newest.accumulateAndGet(checkpoint, (a, b) -> a == null || a.size() <= b.size() ? b : a);
  }

  /** Learns one that was just signed, and tells whether the one before was of another hour. */
  boolean learnAndSeeNewHour(StoredCheckpoint checkpoint) {
    StoredCheckpoint before = newest.get();
    learn(checkpoint);
    return before == null || !Thinning.hour(before).equals(Thinning.hour(checkpoint));
  }

  /** Runs an attempt to sign one and hands what came of it to all who wait. */
  void next(Supplier<Coverage> attempt) {
    CompletableFuture<Coverage> waiting = next.getAndSet(new CompletableFuture<>());
    try {
      Coverage coverage = attempt.get();
      if (coverage instanceof Coverage.Covered(StoredCheckpoint checkpoint)) {
        learn(checkpoint);
      }
      waiting.complete(coverage);
    } catch (RuntimeException | Error e) {
      waiting.completeExceptionally(e);
      throw e;
    }
  }

  /** Waits for an attempt that begins after now, which {@code call} calls for. */
  Coverage awaitNext(Runnable call) {
    CompletableFuture<Coverage> answer = next.get();
    call.run();
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoreUnavailable
          ? new StoreUnavailable("no checkpoint could be signed now", e)
          : new IllegalStateException("signing a checkpoint failed", e);
    } catch (TimeoutException e) {
      throw new StoreUnavailable("no checkpoint was signed in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while waiting for a checkpoint", e);
    }
  }
}
