package com.claresia.hub.adapters.web;

import io.helidon.http.RequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request body once, into an array of its own size where the client says how long it is,
 * and never beyond one byte more than the limit.
 */
final class BodyReader {
  private static final int FIRST_GUESS = 4 * 1024;
  private static final byte[] NOTHING = {};

  private final int limit;
  private final long patienceNanos;

  BodyReader(int limit, Duration patience) {
    this.limit = limit;
    this.patienceNanos = patience.toNanos();
  }

  /**
   * The whole body.
   *
   * @throws ProblemException where it is too large or comes too slowly
   */
  byte[] read(ContainerRequestContext request) {
    int declared = request.getLength();
    if (declared > limit || isBeyondInt(request, declared)) {
      throw new ProblemException(tooLarge(limit));
    }
    try {
      return read(request.getEntityStream(), declared < 0 ? FIRST_GUESS : declared);
    } catch (IOException e) {
      throw failure(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  // A length that no int holds reads as none at all.
  private static boolean isBeyondInt(ContainerRequestContext request, int declared) {
    return declared < 0 && request.getHeaderString("Content-Length") != null;
  }

  private byte[] read(InputStream in, int expected) throws IOException {
    long start = System.nanoTime();
    byte[] body = expected == 0 ? NOTHING : new byte[expected];
    int length = 0;
    while (true) {
      int n = length < body.length ? in.read(body, length, body.length - length) : in.read();
      if (n < 0) {
        return length == body.length ? body : Arrays.copyOf(body, length);
      }
      if (length == body.length) {
        body = grown(body, (byte) n);
        n = 1;
      }
      length += n;
      if (System.nanoTime() - start > patienceNanos) {
        throw new ProblemException(Problem.of(ProblemCode.REQUEST_TIMEOUT));
      }
    }
  }

  private byte[] grown(byte[] body, byte next) {
    if (body.length >= limit) {
      throw new ProblemException(tooLarge(limit));
    }
    byte[] larger = Arrays.copyOf(body, Math.min(limit, Math.max(FIRST_GUESS, body.length * 2)));
    larger[body.length] = next;
    return larger;
  }

  static Problem tooLarge(long limitBytes) {
    return Problem.of(ProblemCode.TOO_LARGE, "The limit here is " + limitBytes + " bytes.");
  }

  /** What a failed read of a body means for its sender. */
  static RuntimeException failure(RuntimeException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return new ProblemException(Problem.of(ProblemCode.REQUEST_TIMEOUT));
      }
      if (cause instanceof RequestException refused) {
        return new ProblemException(Problem.of(code(refused)));
      }
      // The size of a chunk is no number.
      if (cause instanceof IllegalArgumentException) {
        return new ProblemException(Problem.of(ProblemCode.BAD_REQUEST));
      }
    }
    return e;
  }

  // The server has some faults of the framing down as its own.
  private static ProblemCode code(RequestException refused) {
    return refused.status().code() == 413 ? ProblemCode.TOO_LARGE : ProblemCode.BAD_REQUEST;
  }
}
