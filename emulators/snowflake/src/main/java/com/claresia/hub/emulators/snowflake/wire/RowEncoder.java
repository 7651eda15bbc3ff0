package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.RowSink;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON: the first ones for the answer itself, the others in chunks. */
final class RowEncoder implements RowSink {
  private static final int MOST_INLINE = 128 << 10;
  private static final int MOST_IN_CHUNK = 4 << 20;

  private final List<Chunk> chunks = new ArrayList<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private JsonGenerator json;
  private byte[] inline = {};
  private boolean inlineFull;
  private int rowsInPart;
  private long total;

  RowEncoder() {
    json = start();
  }

  private JsonGenerator start() {
    try {
      out = new ByteArrayOutputStream(inlineFull ? MOST_INLINE : 4096);
      rowsInPart = 0;
      JsonGenerator started = Json.generator(out);
      started.writeStartArray();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  @Override
  public void row(@Nullable String[] cells) {
    try {
      json.writeStartArray();
      for (String cell : cells) {
        json.writeString(cell);
      }
      json.writeEndArray();
      rowsInPart++;
      total++;
      if (out.size() > (inlineFull ? MOST_IN_CHUNK : MOST_INLINE)) {
        endPart();
        json = start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private void endPart() throws IOException {
    json.writeEndArray();
    json.close();
    byte[] part = out.toByteArray();
    if (!inlineFull) {
      inline = part;
      inlineFull = true;
    } else if (rowsInPart > 0) {
      chunks.add(new Chunk(gzip(part), rowsInPart, part.length - 2));
    }
  }

  /** Chunks have no brackets around their rows. */
  private static byte[] gzip(byte[] array) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream(array.length / 4);
    try (GZIPOutputStream gzip = new FastGzip(gzipped)) {
      gzip.write(array, 1, array.length - 2);
    }
    return gzipped.toByteArray();
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** Ends the last part; no row may follow. */
  void finish() {
    try {
      endPart();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  /** The first rows, as an array. */
  byte[] inline() {
    return inline;
  }

  /** The other rows. */
  List<Chunk> chunks() {
    return chunks;
  }

  /** How many rows in all. */
  long total() {
    return total;
  }
}
