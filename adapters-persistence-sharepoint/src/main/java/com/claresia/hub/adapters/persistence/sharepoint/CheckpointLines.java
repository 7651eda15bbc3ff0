package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checkpoints as lines of a file, the newest last. */
final class CheckpointLines {
  private CheckpointLines() {}

  static byte[] format(Collection<StoredCheckpoint> checkpoints) {
    StringBuilder lines = new StringBuilder();
    checkpoints.forEach(checkpoint -> lines.append(line(checkpoint)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject line(StoredCheckpoint checkpoint) {
    JsonObject json = new JsonObject();
    json.addProperty("size", checkpoint.size());
    json.addProperty("root", checkpoint.root().hex());
    json.addProperty("issued_at", checkpoint.issuedAt().toEpochMilli());
    json.addProperty("note", checkpoint.note());
    return json;
  }

  /** Those that can be read: what is none is no checkpoint, whatever it was. */
  static Map<Long, StoredCheckpoint> parse(byte[] bytes) {
    Map<Long, StoredCheckpoint> found = new TreeMap<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .flatMap(line -> JsonLine.read(line).stream())
        .flatMap(json -> checkpoint(json).stream())
        .forEach(checkpoint -> found.put(checkpoint.size(), checkpoint));
    return found;
  }

  private static Optional<StoredCheckpoint> checkpoint(JsonObject json) {
    try {
      return Optional.of(
          new StoredCheckpoint(
              json.get("size").getAsLong(),
              Hash.ofHex(json.get("root").getAsString()),
              Instant.ofEpochMilli(json.get("issued_at").getAsLong()),
              json.get("note").getAsString()));
    } catch (RuntimeException e) {
      // Somebody edited the file; the other lines still stand.
      return Optional.empty();
    }
  }
}
