package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.copy.CopyProgress;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.verifier.ProgressBar;
import java.util.concurrent.atomic.AtomicLong;

/** How far a copy is, on a terminal, at most ten times a second. Thread-safe. */
final class CopyBar implements CopyProgress {
  private static final long REDRAW_NANOS = 100_000_000;

  private final Terminal terminal;
  private final AtomicLong drawnAt = new AtomicLong(System.nanoTime() - REDRAW_NANOS);
  private Step step = Step.VERIFYING;
  private long began = System.nanoTime();
  private long first;

  CopyBar(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(Step now, long done, long total) {
    long time = System.nanoTime();
    long last = drawnAt.get();
    if (time - last >= REDRAW_NANOS && drawnAt.compareAndSet(last, time)) {
      terminal.progress(line(now, done, total, time));
    }
  }

  private synchronized String line(Step now, long done, long total, long time) {
    if (now != step) {
      step = now;
      began = time;
      first = done;
    }
    String what =
        switch (now) {
          case VERIFYING -> "verifying the source";
          case COPYING -> "copying             ";
        };
    return what + ProgressBar.line(done, done - first, total, (time - began) / 1e9);
  }
}
