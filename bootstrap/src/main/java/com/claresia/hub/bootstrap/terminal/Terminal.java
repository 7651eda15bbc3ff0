package com.claresia.hub.bootstrap.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The two streams of a command. Data goes to {@link #data}, everything for people to {@link #say};
 * colours and progress appear only where standard error is a terminal. Thread-safe.
 */
public final class Terminal {
  /** What a terminal can do. */
  public enum Feature {
    /** Colours. */
    COLOUR,
    /** A line that is written over, for progress. */
    PROGRESS
  }

  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Set<Feature> features;
  private boolean progressShown;

  /** A terminal over two streams. */
  public Terminal(PrintStream out, PrintStream err, Set<Feature> features) {
    this.out = out;
    this.err = err;
    this.features = Set.copyOf(features);
  }

  /** The same without colours. */
  public Terminal withoutColour() {
    return features.contains(Feature.PROGRESS)
        ? new Terminal(out, err, Set.of(Feature.PROGRESS))
        : new Terminal(out, err, Set.of());
  }

  /** Writes a line of data to standard output. */
  public synchronized void data(String line) {
    clearProgress();
    out.print(line);
    out.print('\n');
    out.flush();
  }

  /** Writes bytes of data to standard output, nothing added. */
  public synchronized void data(byte[] bytes) {
    clearProgress();
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** Writes a line for people to standard error. */
  public synchronized void say(String line) {
    clearProgress();
    err.print(line);
    err.print('\n');
    err.flush();
  }

  /** Shows {@code text} until the next line, on a terminal; nothing elsewhere. */
  public synchronized void progress(String text) {
    if (features.contains(Feature.PROGRESS)) {
      err.print(START_OF_LINE + text);
      err.flush();
      progressShown = true;
    }
  }

  /** {@code text} as it is to look, where there are colours. */
  public String inked(Ink ink, String text) {
    return features.contains(Feature.COLOUR) ? ink.around(text) : text;
  }

  /** Standard output for a library that writes by itself. */
  public PrintWriter dataWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Standard error for a library that writes by itself. */
  public PrintWriter sayWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  private void clearProgress() {
    if (progressShown) {
      err.print(START_OF_LINE);
      err.flush();
      progressShown = false;
    }
  }
}
