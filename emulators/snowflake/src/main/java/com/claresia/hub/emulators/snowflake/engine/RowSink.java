package com.claresia.hub.emulators.snowflake.engine;

import org.jspecify.annotations.Nullable;

/** Takes the rows of a result as the wire carries them. */
@FunctionalInterface
public interface RowSink {
  /** One row; the array may be used again for the next. */
  void row(@Nullable String[] cells);
}
