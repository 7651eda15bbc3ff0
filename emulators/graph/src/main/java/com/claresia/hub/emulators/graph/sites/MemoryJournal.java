package com.claresia.hub.emulators.graph.sites;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps nothing beyond the process. */
final class MemoryJournal implements Journal {
  private final Contents contents = new InMemory();

  private static final class InMemory implements Contents {
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public String keep(byte[] bytes) {
      String name = UUID.randomUUID().toString();
      kept.put(name, bytes);
      return name;
    }

    @Override
    public byte[] read(String name) {
      byte[] bytes = kept.get(name);
      if (bytes == null) {
        throw new NoSuchElementException("no content " + name);
      }
      return bytes;
    }

    @Override
    public void overwrite(String name, byte[] bytes) {
      kept.put(name, bytes);
    }

    @Override
    public void drop(String name) {
      kept.remove(name);
    }
  }

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
    // Nothing is open.
  }
}
