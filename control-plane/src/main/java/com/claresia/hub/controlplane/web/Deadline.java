package com.claresia.hub.controlplane.web;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A time by which the thread that made it has to have read. A read that goes on beyond it is ended
 * by an interrupt, which closes the socket that a virtual thread reads from.
 */
final class Deadline implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Deadline.class.getName());

  /** Within it a client that still sends can be told so. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final long end;
  private final Thread reader = Thread.currentThread();
  private final Future<?> interrupt;
  private boolean closed;
  private boolean interrupted;

  private Deadline(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
    this.interrupt =
        TIMER.schedule(this::interrupt, time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** One that ends after this time. */
  static Deadline in(Duration time) {
    return new Deadline(time);
  }

  /** Closes a socket after this time, unless that is cancelled. */
  static Future<?> closing(Socket socket, Duration time) {
    return TIMER.schedule(() -> close(socket), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a late connection was closed by its client", gone);
    }
  }

  /** Whether the time is over. */
  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  private synchronized void interrupt() {
    if (!closed) {
      interrupted = true;
      reader.interrupt();
    }
  }

  /** From now on nothing is interrupted. */
  @Override
  public synchronized void close() {
    closed = true;
    interrupt.cancel(false);
    if (interrupted) {
      Thread.interrupted();
    }
  }
}
