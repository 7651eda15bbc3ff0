package com.claresia.hub.emulators.snowflake.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The chunks that wait to be fetched. One that was fetched stays for a client that lost it on the
 * way, until the memory is wanted for others. Safe for many threads.
 */
final class Chunks {
  private static final long MOST_BYTES = 64L << 20;

  private static final class Kept {
    private final Chunk chunk;
    private final String key;
    private final long session;
    private boolean fetched;

    Kept(Chunk chunk, String key, long session) {
      this.chunk = chunk;
      this.key = key;
      this.session = session;
    }
  }

  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private long bytes;

  /** Keeps the chunks of a session's result; each gets an id. */
  synchronized List<String> keep(List<Chunk> chunks, String key, long session) {
    List<String> ids = new ArrayList<>();
    for (Chunk chunk : chunks) {
      String id = UUID.randomUUID().toString();
      kept.put(id, new Kept(chunk, key, session));
      bytes += chunk.gzipped().length;
      ids.add(id);
    }
    return ids;
  }

  /** The chunk of that id, for who has the key of its result. */
  synchronized Optional<Chunk> fetch(String id, String key) {
    Kept found = kept.get(id);
    if (found == null || !found.key.equals(key)) {
      return Optional.empty();
    }
    found.fetched = true;
    makeRoom(id);
    return Optional.of(found.chunk);
  }

  private void makeRoom(String inUse) {
    Iterator<Map.Entry<String, Kept>> oldest = kept.entrySet().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      Map.Entry<String, Kept> next = oldest.next();
      if (next.getValue().fetched && !next.getKey().equals(inUse)) {
        bytes -= next.getValue().chunk.gzipped().length;
        oldest.remove();
      }
    }
  }

  /** Forgets what a session did not fetch. */
  synchronized void remove(long session) {
    kept.values()
        .removeIf(chunk -> {
          boolean ofSession = chunk.session == session;
          bytes -= ofSession ? chunk.chunk.gzipped().length : 0;
          return ofSession;
        });
  }
}
