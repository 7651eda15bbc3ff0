package com.claresia.hub.application.append;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a writer waits for, and never longer than until its deadline: after that the answer is that
 * there is none, whatever becomes of the unit. No timer runs for those that are answered in time.
 */
final class Answer extends CompletableFuture<AppendResult> {
  private final long deadline;
  private final Duration retryAfter;

  Answer(Duration patience, Duration retryAfter) {
    this.deadline = System.nanoTime() + patience.toNanos();
    this.retryAfter = retryAfter;
  }

  @Override
  public AppendResult get() throws InterruptedException, ExecutionException {
    try {
      return get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      complete(new AppendResult.Unavailable(retryAfter));
      return super.get();
    }
  }
}
