package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Incoming;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.description.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a request has come. */
final class Progress {
  private static final Set<String> TOLD =
      Set.of(
          "accept",
          "client-request-id",
          "content-type",
          "if-match",
          "if-none-match",
          "prefer",
          "user-agent");

  private final Call call;
  private final Instant at = Instant.now();
  private String clientId = "";
  private Optional<String> operation = Optional.empty();
  private List<String> violations = List.of();
  private Map<String, String> rateLimit = Map.of();
  private int units;

  Progress(Call call) {
    this.call = call;
  }

  void ask(String client) {
    clientId = client;
  }

  void describe(Operation found) {
    operation = Optional.of(found.id());
  }

  void violate(List<String> wrong) {
    violations = wrong;
  }

  void charge(int charged) {
    units = charged;
  }

  void limit(Map<String, String> headers) {
    rateLimit = headers;
  }

  String clientId() {
    return clientId;
  }

  Map<String, String> rateLimit() {
    return rateLimit;
  }

  Incoming incoming() {
    return new Incoming(call.method(), call.path(), operation.orElse(""), clientId, call.part());
  }

  RecordedRequest recorded(int status) {
    Map<String, String> headers = new HashMap<>();
    call.headers()
        .forEach((name, value) -> {
          if (TOLD.contains(name)) {
            headers.put(name, value);
          }
        });
    return new RecordedRequest(
        at,
        call.method(),
        call.url(),
        headers,
        json(),
        call.body().length,
        clientId,
        call.part(),
        operation,
        violations,
        status,
        units);
  }

  private Optional<String> json() {
    boolean content = operation.filter(id -> id.endsWith("/content")).isPresent();
    boolean json =
        call.headers()
            .getOrDefault("content-type", "")
            .toLowerCase(Locale.ROOT)
            .startsWith("application/json");
    return json && !content
        ? Optional.of(new String(call.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
