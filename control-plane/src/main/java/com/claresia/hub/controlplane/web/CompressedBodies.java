package com.claresia.hub.controlplane.web;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import io.helidon.http.encoding.ContentEncodingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Hands gzipped bodies to the resources as they come: the server would refuse them, and unpacking
 * them is bounded only where the resource does it.
 */
final class CompressedBodies implements ContentEncoding {
  static final String GZIP = "gzip";

  private CompressedBodies() {}

  static ContentEncodingContext context() {
    return ContentEncodingContext.builder()
        .contentEncodingsDiscoverServices(false)
        .addContentEncoding(new CompressedBodies())
        .build();
  }

  /**
   * Unpacks a body.
   *
   * @return empty where more than {@code max} bytes come out of it; no more than that is unpacked
   * @throws IOException where it is no gzip, or damaged
   */
  static Optional<byte[]> unpack(byte[] gzipped, int max) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped), 16 * 1024)) {
      byte[] plain = in.readNBytes(max + 1);
      return plain.length > max ? Optional.empty() : Optional.of(plain);
    }
  }

  @Override
  public Set<String> ids() {
    return Set.of(GZIP);
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
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  @Override
  public String name() {
    return GZIP;
  }

  @Override
  public String type() {
    return GZIP;
  }
}
