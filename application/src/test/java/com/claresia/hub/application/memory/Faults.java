package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What goes wrong in an {@link InMemoryHubStore}, on demand. Thread-safe. */
public final class Faults {
  private final AtomicInteger lostBefore = new AtomicInteger();
  private final AtomicInteger lostAfter = new AtomicInteger();
  private final AtomicBoolean down = new AtomicBoolean();
  private volatile Consumer<TenantId> beforeAppend = tenant -> {};
  private volatile Runnable beforeCheckpoint = () -> {};
  private volatile Optional<ChainHead> oldHead = Optional.empty();

  /** The next appends do nothing, and their outcome is unknown. */
  public void loseRequests(int appends) {
    lostBefore.set(appends);
  }

  /** The next appends succeed, and their outcome is unknown. */
  public void loseAnswers(int appends) {
    lostAfter.set(appends);
  }

  /** Nothing answers until {@link #comeBack}: reads fail, the outcome of appends is unknown. */
  public void goDown() {
    down.set(true);
  }

  /** Everything answers again. */
  public void comeBack() {
    down.set(false);
  }

  /** The head is told as it was then, until {@link #tellTheHead}. */
  public void tellAnOldHead(ChainHead head) {
    oldHead = Optional.of(head);
  }

  /** The head is told as it is. */
  public void tellTheHead() {
    oldHead = Optional.empty();
  }

  ChainHead told(ChainHead head) {
    return oldHead.orElse(head);
  }

  /** Runs before each append takes effect, such as another writer's append, or a wait. */
  public void beforeAppend(Consumer<TenantId> action) {
    beforeAppend = action;
  }

  /** Runs before each checkpoint is kept. */
  public void beforeCheckpoint(Runnable action) {
    beforeCheckpoint = action;
  }

  void checkpoint() {
    beforeCheckpoint.run();
  }

  void append(TenantId tenant) {
    beforeAppend.accept(tenant);
  }

  boolean losesRequest() {
    return down.get() || take(lostBefore);
  }

  boolean losesAnswer() {
    return take(lostAfter);
  }

  boolean isDown() {
    return down.get();
  }

  void read() {
    if (down.get()) {
      throw new StoreUnavailable("the store in memory was told not to answer");
    }
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
