package com.claresia.hub.emulators.graph.sites;

import java.util.Map;

/** Where what is kept is kept beyond the process, or is not. Safe for many threads. */
interface Journal extends AutoCloseable {
  /** Notes the newest state of a thing. */
  void put(String kind, String id, Object state);

  /** What was noted before, by id, in the order of its first note. */
  <T> Map<String, T> all(String kind, Class<T> type);

  /** The bytes of files. */
  Contents contents();

  @Override
  void close();
}
