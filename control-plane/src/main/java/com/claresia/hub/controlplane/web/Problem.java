package com.claresia.hub.controlplane.web;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.OptionalLong;

/**
 * One RFC 9457 problem. It never holds a piece of what was sent.
 *
 * @param code which
 * @param detail what happened here, for people
 * @param members of its own beside the usual ones, such as how a log stands
 * @param retryAfter seconds after which to send the same again
 */
record Problem(ProblemCode code, String detail, JsonObject members, OptionalLong retryAfter) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemCode code) {
    return of(code, code.meaning());
  }

  static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, JsonObject.EMPTY_JSON_OBJECT, OptionalLong.empty());
  }

  static Problem later(ProblemCode code, long seconds) {
    return of(code).after(seconds);
  }

  Problem after(long seconds) {
    return new Problem(code, detail, members, OptionalLong.of(Math.max(1, seconds)));
  }

  Problem with(JsonObject more) {
    return new Problem(code, detail, more, retryAfter);
  }

  JsonObject json(String requestId) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", ProblemCode.TYPES + code.wireName())
            .add("title", code.meaning())
            .add("status", code.status())
            .add("code", code.wireName())
            .add("detail", detail)
            .add("retryable", code.isRetryable());
    retryAfter.ifPresent(seconds -> json.add("retry_after", seconds));
    json.add("request_id", requestId);
    members.forEach(json::add);
    return json.build();
  }
}
