package com.claresia.hub.verifier;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A bar with rate and time left on standard error, drawn over itself, for a terminal only. */
public final class ProgressBar {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final long start;
  private final AtomicLong drawnAt;

  /** A bar that starts now. */
  ProgressBar(PrintWriter err) {
    this.err = err;
    this.start = System.nanoTime();
    this.drawnAt = new AtomicLong(start);
  }

  /** So many of so many records are done; drawn at most ten times a second. */
  void show(long done, long total) {
    long now = System.nanoTime();
    long last = drawnAt.get();
    if (now - last >= REDRAW_NANOS && drawnAt.compareAndSet(last, now)) {
      err.print(START_OF_LINE + line(done, done, total, (now - start) / 1e9));
      err.flush();
    }
  }

  /** Takes the bar away. */
  void clear() {
    err.print(START_OF_LINE);
    err.flush();
  }

  /**
   * The bar itself.
   *
   * @param done so many of all are done
   * @param doneHere so many of those in {@code seconds}
   * @param total so many there are
   */
  public static String line(long done, long doneHere, long total, double seconds) {
    int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
    double rate = doneHere / Math.max(seconds, 1e-3);
    return String.format(
        Locale.ROOT,
        "  [%s%s] %3d %%  %,d of %,d records  %,.0f/s  %s left",
        "█".repeat(filled),
        "░".repeat(WIDTH - filled),
        total == 0 ? 100 : 100 * done / total,
        done,
        total,
        rate,
        duration((total - done) / Math.max(rate, 1)));
  }

  private static String duration(double seconds) {
    long whole = Math.round(Math.ceil(seconds));
    return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
  }
}
