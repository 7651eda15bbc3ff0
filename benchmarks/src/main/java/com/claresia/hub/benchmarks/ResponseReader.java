package com.claresia.hub.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 answer after the other from a connection, in whatever pieces it arrives (RFC
 * 9112): the status, and a body delimited by Content-Length or chunks. Made for load, not for the
 * wild: no trailers, and the head fits {@value #MAX_HEAD} bytes.
 */
final class ResponseReader {
  private static final int MAX_HEAD = 4_096;

  private enum State {
    HEAD,
    FIXED,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END
  }

  private final byte[] head = new byte[MAX_HEAD];
  private final BodySink sink;
  private State state = State.HEAD;
  private int headLength;
  private long remaining;
  private boolean lastChunk;
  private int status;

  /** Takes the body's bytes, which are to be read before it returns. */
  @FunctionalInterface
  interface BodySink {
    /** The next bytes of the body, from the buffer's position to its limit. */
    void accept(ByteBuffer bytes);
  }

  /** A reader that shows bodies to {@code sink}. */
  ResponseReader(BodySink sink) {
    this.sink = sink;
  }

  /** The status of the answer read last. */
  int status() {
    return status;
  }

  /** Reads on; whether an answer is complete now. Nothing may follow it, as nothing was asked. */
  boolean read(ByteBuffer bytes) {
    boolean complete = false;
    while (bytes.hasRemaining() && !complete) {
      complete =
          switch (state) {
            case HEAD -> readHead(bytes);
            case FIXED, CHUNK -> readBody(bytes);
            case CHUNK_SIZE -> readChunkSize(bytes.get());
            case CHUNK_END -> readChunkEnd(bytes.get());
          };
    }
    return complete;
  }

  private boolean readHead(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      head[headLength++] = bytes.get();
      if (endsHead()) {
        return startBody();
      }
    }
    return false;
  }

  private boolean endsHead() {
    return headLength >= 4
        && head[headLength - 1] == '\n'
        && head[headLength - 2] == '\r'
        && head[headLength - 3] == '\n';
  }

  private boolean startBody() {
    String text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
    String lower = text.toLowerCase(Locale.ROOT);
    status = Integer.parseInt(text, 9, 12, 10);
    headLength = 0;
    if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
      startChunk();
      return false;
    }
    int at = lower.indexOf("\r\ncontent-length: ");
    remaining = at < 0 ? 0 : Long.parseLong(text, at + 18, text.indexOf('\r', at + 18), 10);
    state = remaining == 0 ? State.HEAD : State.FIXED;
    return remaining == 0;
  }

  private void startChunk() {
    lastChunk = false;
    state = State.CHUNK_SIZE;
    remaining = 0;
  }

  private boolean readBody(ByteBuffer bytes) {
    int length = (int) Math.min(remaining, bytes.remaining());
    sink.accept(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    remaining -= length;
    boolean fixed = state == State.FIXED;
    if (remaining == 0) {
      state = fixed ? State.HEAD : State.CHUNK_END;
    }
    return fixed && remaining == 0;
  }

  private boolean readChunkSize(byte b) {
    if (b == '\n') {
      lastChunk = remaining == 0;
      state = lastChunk ? State.CHUNK_END : State.CHUNK;
    } else if (b != '\r') {
      remaining = remaining * 16 + Character.digit(b, 16);
    }
    return false;
  }

  private boolean readChunkEnd(byte b) {
    if (b != '\n') {
      return false;
    }
    if (lastChunk) {
      state = State.HEAD;
    } else {
      startChunk();
    }
    return lastChunk;
  }
}
