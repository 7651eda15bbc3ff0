package com.claresia.hub.emulators.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks values against the schemas of a description: the keywords of OpenAPI 3.0 that it uses, and
 * no others. A description with another one does not load, so that none is passed over unseen.
 */
final class Schemas {
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "type",
          "nullable",
          "format",
          "enum",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "minimum");

  private final JsonNode root;

  Schemas(JsonNode root) {
    this.root = root;
  }

  /** The schema itself, where a reference stands for it. */
  JsonNode resolved(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    JsonNode found = ref.isEmpty() ? schema : root.at(ref.substring(1));
    if (found.isMissingNode()) {
      throw new IllegalStateException("the description refers to nothing: " + ref);
    }
    return found;
  }

  /** Throws if a schema says something that is not looked at here. */
  void requireKnown(JsonNode schema) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!KNOWN.contains(keyword.getKey())) {
        throw new IllegalStateException("an unknown keyword of a schema: " + keyword.getKey());
      }
    }
    schema.path("properties").forEach(this::requireKnown);
    if (schema.has("items")) {
      requireKnown(schema.get("items"));
    }
  }

  /** Adds what is wrong with a value, each with the JSON Pointer to it. */
  void check(JsonNode declared, JsonNode value, String pointer, List<String> wrong) {
    JsonNode schema = resolved(declared);
    if (value.isNull()) {
      if (schema.has("type") && !schema.path("nullable").asBoolean()) {
        wrong.add(pointer + " is null");
      }
      return;
    }
    String type = schema.path("type").asText();
    if (!isOf(type, value)) {
      wrong.add(pointer + " is no " + type);
      return;
    }
    checkChoice(schema, value, pointer, wrong);
    if (value.isObject()) {
      checkObject(schema, value, pointer, wrong);
    } else if (value.isArray()) {
      checkArray(schema, value, pointer, wrong);
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private static void checkChoice(
      JsonNode schema, JsonNode value, String pointer, List<String> wrong) {
    if (schema.has("enum")) {
      boolean chosen = false;
      for (JsonNode choice : schema.get("enum")) {
        chosen |= choice.equals(value);
      }
      if (!chosen) {
        wrong.add(pointer + " is none of " + schema.get("enum"));
      }
    }
    if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
      wrong.add(pointer + " is less than " + schema.get("minimum"));
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String pointer, List<String> wrong) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        wrong.add(pointer + "/" + required.asText() + " is missing");
      }
    }
    JsonNode more = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String at = pointer + "/" + member.getKey();
      JsonNode own = schema.path("properties").path(member.getKey());
      if (!own.isMissingNode()) {
        check(own, member.getValue(), at, wrong);
      } else if (more.isObject()) {
        check(more, member.getValue(), at, wrong);
      } else if (more.isBoolean() && !more.asBoolean()) {
        wrong.add(at + " is unknown");
      }
    }
  }

  private void checkArray(JsonNode schema, JsonNode value, String pointer, List<String> wrong) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      wrong.add(pointer + " has " + value.size() + " elements");
    }
    for (int i = 0; i < value.size() && schema.has("items"); i++) {
      check(schema.get("items"), value.get(i), pointer + "/" + i, wrong);
    }
  }
}
