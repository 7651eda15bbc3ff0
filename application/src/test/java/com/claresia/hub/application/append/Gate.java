package com.claresia.hub.application.append;

import com.claresia.hub.application.memory.InMemoryHubStore;
import java.util.concurrent.CountDownLatch;

/** Holds appends up in a store until a test has queued what it wants to be queued. */
final class Gate {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  private Gate() {}

  static Gate before(InMemoryHubStore store) {
    Gate gate = new Gate();
    store.faults().beforeAppend(tenant -> gate.pass());
    return gate;
  }

  private void pass() {
    reached.countDown();
    await(open);
  }

  /** Waits until an append has come to the gate. */
  void awaitFirst() {
    await(reached);
  }

  void open() {
    open.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
