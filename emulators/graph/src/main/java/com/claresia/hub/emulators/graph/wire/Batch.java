package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Several requests in one: each is answered, charged and refused for itself. */
final class Batch {
  private final Function<Call, Answer> api;

  Batch(Function<Call, Answer> api) {
    this.api = api;
  }

  Answer answer(Call call) {
    if (call.part().isPresent()) {
      throw Errors.invalidRequest("A batch within a batch");
    }
    JsonNode parts = call.json().path("requests");
    requireIds(parts);
    Map<String, Integer> statuses = new HashMap<>();
    ObjectNode body = Json.object();
    ArrayNode responses = body.putArray("responses");
    for (JsonNode part : parts) {
      Call single = part(call, part);
      Answer answer =
          isFailed(part, statuses)
              ? Refusals.of(Errors.failedDependency(), single)
              : api.apply(single);
      statuses.put(part.path("id").asText(), answer.status());
      responses.add(response(part, answer));
    }
    return Answer.ok(body);
  }

  private static void requireIds(JsonNode parts) {
    Set<String> ids = new HashSet<>();
    for (JsonNode part : parts) {
      for (JsonNode before : part.path("dependsOn")) {
        if (!ids.contains(before.asText())) {
          throw Errors.invalidRequest("A part depends on one that does not precede it");
        }
      }
      if (!ids.add(part.path("id").asText())) {
        throw Errors.invalidRequest("Two parts have the same id");
      }
    }
  }

  private static boolean isFailed(JsonNode part, Map<String, Integer> statuses) {
    boolean failed = false;
    for (JsonNode before : part.path("dependsOn")) {
      failed |= statuses.getOrDefault(before.asText(), 0) >= 400;
    }
    return failed;
  }

  private static Call part(Call call, JsonNode part) {
    Map<String, String> headers = new HashMap<>();
    part.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    call.header("authorization").ifPresent(token -> headers.put("authorization", token));
    return Call.of(
        part.path("method").asText(),
        part.path("url").asText(),
        headers,
        body(part.path("body")),
        call.base(),
        Optional.of(part.path("id").asText()));
  }

  /** JSON as it is; anything else is in Base64. */
  private static byte[] body(JsonNode body) {
    if (body.isMissingNode()) {
      return new byte[0];
    }
    try {
      return body.isTextual() ? Base64.getDecoder().decode(body.textValue()) : Json.bytes(body);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidRequest("A part's body is neither a JSON object nor Base64");
    }
  }

  private static ObjectNode response(JsonNode part, Answer answer) {
    ObjectNode response = Json.object();
    response.set("id", part.path("id"));
    response.put("status", answer.status());
    ObjectNode headers = response.putObject("headers");
    answer.headers().forEach(headers::put);
    if (!answer.json().isMissingNode()) {
      headers.put("Content-Type", "application/json");
      response.set("body", answer.json());
    }
    return response;
  }
}
