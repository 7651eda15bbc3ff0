package com.claresia.hub.emulators.graph.sites;

import java.util.Map;

/** Keeps nothing beyond the process. */
final class MemoryJournal implements Journal {
  private static final long HELD = 128L << 20;

  private final MemoryContents contents = new MemoryContents(HELD);

  @Override
  public void put(String kind, String id, Object state) {
    // What is in memory is all there is.
  }

  @Override
  public <T> Map<String, T> all(String kind, Class<T> type) {
    return Map.of();
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public void close() {
    contents.close();
  }
}
