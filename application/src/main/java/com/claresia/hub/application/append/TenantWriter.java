package com.claresia.hub.application.append;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One tenant's queue and its committer, which has a thread as long as there is work. */
final class TenantWriter {
  private final String threadName;
  private final TenantQueue queue;
  private final Committer committer;
  private final AtomicBoolean active = new AtomicBoolean();
  private volatile @Nullable Thread thread;

  TenantWriter(TenantId tenant, TenantQueue queue, Committer committer) {
    this.threadName = "hub-committer-" + tenant;
    this.queue = queue;
    this.committer = committer;
  }

  /** Queues the unit; false where there is no room. */
  boolean offer(Unit unit) {
    boolean queued = queue.offer(unit);
    if (queued && !active.get() && active.compareAndSet(false, true)) {
      thread = Thread.ofVirtual().name(threadName).start(this::run);
    }
    return queued;
  }

  // What is queued between the last look and the flag is seen after the flag.
  private void run() {
    do {
      try {
        committer.drain();
      } finally {
        active.set(false);
      }
    } while (!queue.isEmpty() && active.compareAndSet(false, true));
  }

  /** Answers whoever has waited long enough. */
  void answerOverdue(long nanoTime, AppendResult late) {
    if (active.get()) {
      committer.answerOverdue(nanoTime, late);
    }
  }

  /** Waits until nothing is queued or on its way, for so long. */
  void awaitIdle(Duration patience) throws InterruptedException {
    Thread running = thread;
    if (running != null && patience.isPositive()) {
      running.join(patience);
    }
  }
}
