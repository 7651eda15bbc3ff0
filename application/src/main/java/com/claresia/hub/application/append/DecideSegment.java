package com.claresia.hub.application.append;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends a segment until the store has said what became of it, or for about thirteen seconds: for
 * work that writes a log on its own, apart from the committers.
 */
public final class DecideSegment {
  private static final int TRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private DecideSegment() {}

  /**
   * The outcome; {@link AppendOutcome.OutcomeUnknown} only if the store has not said it in time.
   */
  public static AppendOutcome in(HubStore store, Segment segment) {
    AppendOutcome outcome = store.append(segment);
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < TRIES && outcome instanceof AppendOutcome.OutcomeUnknown; i++) {
      outcome = appendAfter(pause, store, segment);
      pause = pause.multipliedBy(2);
    }
    return outcome;
  }

  private static AppendOutcome appendAfter(Duration pause, HubStore store, Segment segment) {
    Executor later =
        CompletableFuture.delayedExecutor(
            pause.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
    return CompletableFuture.supplyAsync(() -> store.append(segment), later).join();
  }
}
