package com.claresia.hub.benchmarks;

import java.nio.ByteBuffer;

/** The requests of one connection. */
interface Requests extends ResponseReader.BodySink {
  /** The whole next request, head included, from position to limit. */
  ByteBuffer next();

  /**
   * Checks the answer whose body was shown to {@link #accept}.
   *
   * @return how many operations it stands for
   * @throws IllegalStateException if it is not the expected one
   */
  long answered(int status);
}
