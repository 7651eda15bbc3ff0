package com.claresia.hub.application.append;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a writer waits for, and until when: after that the answer is that there is none. */
final class Answer extends CompletableFuture<AppendResult> {
  private final long deadline;

  Answer(Duration patience) {
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** Whether the writer has waited long enough at that time, as {@link System#nanoTime} counts. */
  boolean isOverdue(long nanoTime) {
    return nanoTime - deadline >= 0;
  }
}
