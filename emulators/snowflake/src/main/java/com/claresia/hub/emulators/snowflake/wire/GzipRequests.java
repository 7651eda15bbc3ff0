package com.claresia.hub.emulators.snowflake.wire;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Statements come compressed; answers on loopback are better off plain. */
final class GzipRequests implements ContentEncoding {
  private static final int BUFFER = 1 << 16;

  @Override
  public Set<String> ids() {
    return Set.of("gzip");
  }

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public String type() {
    return "gzip";
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public ContentDecoder decoder() {
    return GzipRequests::decompressed;
  }

  private static InputStream decompressed(InputStream in) {
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException("not what gzip writes", e);
    }
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }
}
