package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does work that follows appends: again and again, not more often than an interval allows, in a
 * thread of its own. What fails is tried again.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Keeper.class.getName());

  private final String name;
  private final Duration interval;
  private final Runnable work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Thread thread;
  private boolean isClosed;

  Keeper(String name, Duration interval, Runnable work) {
    this.name = name;
    this.interval = interval;
    this.work = work;
    this.thread = Thread.ofVirtual().name("hub-sharepoint-" + name).start(this::run);
  }

  private void run() {
    while (!isClosedWithin(interval)) {
      attempt();
    }
  }

  private void attempt() {
    try {
      work.run();
    } catch (StoreUnavailable e) {
      // What is cut short at the end is done at the next start, and nobody's worry.
      LOG.log(isClosed() ? Level.DEBUG : Level.WARNING, "{0} waits: {1}", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name + " failed", e);
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosedWithin(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!isClosed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return isClosed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends after what is under way. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
