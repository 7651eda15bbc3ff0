package com.claresia.hub.controlplane.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads request bodies up to a bound, in memory and uncompressed. */
final class Bodies {
  private Bodies() {}

  /** A body as it came; more than {@code max} bytes end the request. */
  static byte[] plain(InputStream in, int max) {
    try {
      byte[] body = in.readNBytes(max + 1);
      if (body.length > max) {
        throw tooLarge();
      }
      return body;
    } catch (IOException gone) {
      throw damaged();
    }
  }

  /**
   * A body with this content coding; more than {@code max} bytes of it or in it end the request.
   */
  static byte[] decoded(InputStream in, Optional<String> coding, int max) {
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

  private static ProblemException tooLarge() {
    return new ProblemException(Problem.of(ProblemCode.TOO_LARGE));
  }

  private static ProblemException damaged() {
    return new ProblemException(
        Problem.of(ProblemCode.BAD_REQUEST, "the body ends early or is no gzip"));
  }
}
