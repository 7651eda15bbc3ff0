package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.directory.OAuthError;
import com.claresia.hub.emulators.graph.error.GraphError;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Errors as the service tells them. */
final class Refusals {
  private Refusals() {}

  static Answer of(GraphError error, Call call) {
    String requestId = UUID.randomUUID().toString();
    ObjectNode inner =
        Json.object()
            .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
            .put("request-id", requestId)
            .put("client-request-id", call.header("client-request-id").orElse(requestId));
    ObjectNode told = Json.object().put("code", error.code()).put("message", error.getMessage());
    told.set("innerError", inner);
    ObjectNode body = Json.object();
    body.set("error", told);
    return Answer.json(error.status(), body)
        .with(error.headers())
        .with(Map.of("request-id", requestId));
  }

  static Answer of(OAuthError error) {
    ObjectNode body =
        Json.object()
            .put("error", error.error())
            .put("error_description", error.getMessage())
            .put("timestamp", Instant.now().toString())
            .put("trace_id", UUID.randomUUID().toString())
            .put("correlation_id", UUID.randomUUID().toString());
    body.putArray("error_codes").add(error.number());
    return Answer.json(error.status(), body);
  }
}
