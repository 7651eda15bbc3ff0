package com.claresia.hub.adapters.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a body into lines as it arrives, each in an array of its own size. Blank lines are skipped.
 * Of a line over the limit no more than the limit is ever held.
 */
final class LineReader {
  /** A line, or the place of one. */
  sealed interface Line {
    /**
     * A whole line.
     *
     * @param bytes without the line feed
     */
    // It is handed on once and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] bytes) implements Line {}

    /** A line over the limit, skipped. */
    record TooLong() implements Line {}
  }

  private static final int BUFFER = 32 * 1024;

  private final InputStream in;
  private final int limit;
  private final long patienceNanos;
  private byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean ended;

  LineReader(InputStream in, int limit, long patienceNanos) {
    this.in = in;
    this.limit = limit;
    this.patienceNanos = patienceNanos;
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    while (true) {
      Optional<Line> line = nextOrBlank();
      if (line.isEmpty() || !(line.get() instanceof Line.Whole(byte[] bytes)) || !isBlank(bytes)) {
        return line;
      }
    }
  }

  private Optional<Line> nextOrBlank() throws IOException {
    int scanned = from;
    long start = 0;
    while (true) {
      int feed = indexOfFeed(scanned);
      if (feed >= 0) {
        Line line = cut(feed);
        from = feed + 1;
        return Optional.of(line);
      }
      if (to - from > limit) {
        return Optional.of(skipLine());
      }
      if (ended) {
        return last();
      }
      scanned = to;
      start = patient(start);
      scanned -= fill();
    }
  }

  private Line cut(int feed) {
    return feed - from > limit
        ? new Line.TooLong()
        : new Line.Whole(Arrays.copyOfRange(buffer, from, feed));
  }

  private Optional<Line> last() {
    Line line = cut(to);
    boolean nothing = from == to;
    from = to;
    return nothing ? Optional.empty() : Optional.of(line);
  }

  // The clock of a line starts when its first bytes are there: a client may well pause between two.
  private long patient(long start) {
    if (from == to) {
      return 0;
    }
    long now = System.nanoTime();
    if (start != 0 && now - start > patienceNanos) {
      throw new ProblemException(Problem.of(ProblemCode.REQUEST_TIMEOUT));
    }
    return start == 0 ? now : start;
  }

  private Line skipLine() throws IOException {
    while (true) {
      int feed = indexOfFeed(from);
      if (feed >= 0) {
        from = feed + 1;
        return new Line.TooLong();
      }
      from = 0;
      to = 0;
      if (ended) {
        return new Line.TooLong();
      }
      fill();
    }
  }

  private int indexOfFeed(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more; answers by how much the bytes at hand moved to the front. */
  private int fill() throws IOException {
    int moved = makeRoom();
    int n = in.read(buffer, to, buffer.length - to);
    if (n < 0) {
      ended = true;
    } else {
      to += n;
    }
    return moved;
  }

  private int makeRoom() {
    int moved = from;
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, limit + (long) BUFFER));
    }
    return moved;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
