package com.claresia.hub.emulators.snowflake.wire;

/** A part of a result that the client fetches by itself. */
final class Chunk {
  private final byte[] gzipped;
  private final int rows;
  private final int size;

  /** Rows without brackets around them, and how many bytes they were before compression. */
  Chunk(byte[] gzipped, int rows, int size) {
    this.gzipped = gzipped;
    this.rows = rows;
    this.size = size;
  }

  byte[] gzipped() {
    return gzipped;
  }

  int rows() {
    return rows;
  }

  int size() {
    return size;
  }
}
