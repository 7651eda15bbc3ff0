package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Failures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The locks of standard tables: UPDATE, DELETE and MERGE take the whole table until their
 * transaction ends. Twenty may wait, the next one is refused. A holder that has been idle for long
 * while others wait is rolled back, as the service does with what a dead client left behind.
 */
final class TableLocks {
  private static final int MOST_WAITERS = 20;
  private static final Duration TURN = Duration.ofMillis(50);

  private static final class Lock {
    private final OpenTransaction owner;
    private final String statement;
    private int waiters;

    Lock(OpenTransaction owner, String statement) {
      this.owner = owner;
      this.statement = statement;
    }
  }

  private final ReentrantLock guard = new ReentrantLock();
  private final Condition changed = guard.newCondition();
  private final Map<Securable, Lock> locks = new HashMap<>();
  private final Map<OpenTransaction, Lock> waits = new HashMap<>();
  private final Duration idleLimit;

  TableLocks(Duration idleLimit) {
    this.idleLimit = idleLimit;
  }

  /** Takes the lock, or waits for it as long as the statement may. */
  void acquire(Securable table, OpenTransaction transaction, Running running, Duration patience) {
    guard.lock();
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      @Nullable Lock held = locks.get(table);
      while (held != null && !held.owner.equals(transaction)) {
        await(held, table, transaction, running, deadline, patience);
        held = locks.get(table);
      }
      locks.putIfAbsent(table, new Lock(transaction, running.queryId()));
    } finally {
      guard.unlock();
    }
  }

  private void await(
      Lock held,
      Securable table,
      OpenTransaction transaction,
      Running running,
      long deadline,
      Duration patience) {
    if (held.waiters >= MOST_WAITERS) {
      throw Failures.tooManyWaiters(
          held.statement, table.name(), held.owner.id(), running.queryId(), MOST_WAITERS);
    }
    refuseDeadlock(held, transaction, running);
    held.waiters++;
    waits.put(transaction, held);
    try {
      while (locks.get(table) == held) {
        running.check();
        abandonIfIdle(held);
        boolean signalled = changed.await(TURN.toNanos(), TimeUnit.NANOSECONDS);
        if (!signalled && System.nanoTime() > deadline) {
          throw Failures.lockTimeout(
              held.statement,
              table.name(),
              held.owner.id(),
              running.queryId(),
              patience.toSeconds());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.canceled();
    } finally {
      held.waiters--;
      waits.remove(transaction);
    }
  }

  private void abandonIfIdle(Lock held) {
    if (held.owner.session().idleFor().compareTo(idleLimit) > 0) {
      guard.unlock();
      try {
        held.owner.session().abandon(held.owner);
      } finally {
        guard.lock();
      }
    }
  }

  /** Whether the holder waits, directly or not, for the one that would wait for it. */
  private void refuseDeadlock(Lock held, OpenTransaction transaction, Running running) {
    @Nullable Lock next = held;
    while (next != null) {
      if (next.owner.equals(transaction)) {
        throw Failures.deadlock(running.queryId());
      }
      next = waits.get(next.owner);
    }
  }

  /** Gives back all that the transaction holds. */
  void release(OpenTransaction transaction) {
    guard.lock();
    try {
      locks.values().removeIf(lock -> lock.owner.equals(transaction));
      changed.signalAll();
    } finally {
      guard.unlock();
    }
  }
}
