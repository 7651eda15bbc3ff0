package com.claresia.hub.controlplane.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Reads request bodies up to a bound, in memory and uncompressed, and within a time. */
final class Bodies {
  private static final int PIECE = 16 * 1024;

  private final Duration time;

  /** Reads each body within this time. */
  Bodies(Duration time) {
    this.time = time;
  }

  /** A body as it came; more than {@code max} bytes, or too slow ones, end the request. */
  byte[] plain(InputStream in, int max) {
    try (Deadline deadline = Deadline.in(time)) {
      return read(in, max, deadline);
    }
  }

  private static byte[] read(InputStream in, int max, Deadline deadline) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        body.write(piece, 0, length);
        if (body.size() > max) {
          throw tooLarge();
        }
        if (deadline.isOver()) {
          throw tooSlow();
        }
      }
      return body.toByteArray();
    } catch (IOException | UncheckedIOException gone) {
      throw deadline.isOver() ? tooSlow() : damaged();
    }
  }

  /**
   * A body with this content coding; more than {@code max} bytes of it or in it end the request.
   */
  byte[] decoded(InputStream in, Optional<String> coding, int max) {
    byte[] body = plain(in, max);
    if (coding.isEmpty()) {
      return body;
    }
    if (!coding.get().equalsIgnoreCase(CompressedBodies.GZIP)) {
      throw new ProblemException(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    try {
      return CompressedBodies.unpack(body, max).orElseThrow(Bodies::tooLarge);
    } catch (IOException noGzip) {
      throw damaged();
    }
  }

  private static ProblemException tooSlow() {
    return new ProblemException(Problem.of(ProblemCode.REQUEST_TIMEOUT));
  }

  private static ProblemException tooLarge() {
    return new ProblemException(Problem.of(ProblemCode.TOO_LARGE));
  }

  private static ProblemException damaged() {
    return new ProblemException(
        Problem.of(ProblemCode.BAD_REQUEST, "the body ends early or is no gzip"));
  }
}
