package com.claresia.hub.emulators.graph.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, and what became of it. A part of a batch is one of its own, beside the
 * batch.
 *
 * @param at when it came
 * @param method in upper case
 * @param url below the version, encoded as it was sent, with its query
 * @param headers that change its meaning: no credentials among them
 * @param body JSON that was sent; nothing for content of files
 * @param contentBytes how many bytes were sent
 * @param clientId of the application; empty where it could not be told
 * @param part its id within a batch, if it is a part of one
 * @param operation of the description, if it is described
 * @param violations of the description, in words
 * @param status of the answer; 0 where the line was cut
 * @param units that were charged
 */
public record RecordedRequest(
    Instant at,
    String method,
    String url,
    Map<String, String> headers,
    Optional<String> body,
    long contentBytes,
    String clientId,
    Optional<String> part,
    Optional<String> operation,
    List<String> violations,
    int status,
    int units) {
  /** Copies its collections. */
  public RecordedRequest {
    headers = Map.copyOf(headers);
    violations = List.copyOf(violations);
  }
}
