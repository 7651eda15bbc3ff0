package com.claresia.hub.emulators.graph.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status HTTP's
 * @param headers beside those of every answer
 * @param json the body; missing where there is none
 */
record Answer(int status, Map<String, String> headers, JsonNode json) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of(), body);
  }

  static Answer ok(JsonNode body) {
    return json(200, body);
  }

  static Answer noContent() {
    return new Answer(204, Map.of(), MissingNode.getInstance());
  }

  static Answer notModified() {
    return new Answer(304, Map.of(), MissingNode.getInstance());
  }

  static Answer found(String location) {
    return new Answer(302, Map.of("Location", location), MissingNode.getInstance());
  }

  Answer with(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, json);
  }
}
