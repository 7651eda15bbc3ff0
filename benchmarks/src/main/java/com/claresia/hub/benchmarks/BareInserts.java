package com.claresia.hub.benchmarks;

/** Ready-made rows inserted through the bare driver: nothing is checked, hashed or chained. */
interface BareInserts extends Side, AutoCloseable {
  /** So many rows a statement from now on, as the Hub has in a segment. */
  void rowsAtOnce(int rows);

  @Override
  void close();
}
