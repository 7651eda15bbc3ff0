package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads and writes JSON. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** What a client sent; refuses what is not JSON. */
  static JsonNode parse(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      if (read == null || read.isMissingNode()) {
        throw Errors.invalidRequest("A JSON body is missing");
      }
      return read;
    } catch (IOException e) {
      throw Errors.invalidRequest("Unable to read JSON request payload: not JSON");
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }
}
