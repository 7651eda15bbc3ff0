package com.claresia.hub.adapters.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The published OpenAPI document, as a test reads it. */
final class Contract {
  private final JsonNode document;

  Contract(JsonNode document) {
    this.document = document;
  }

  /** One operation of it. */
  record Operation(String id, String method, String path, JsonNode node) {}

  /** Every operation by its id. */
  Map<String, Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> {
                  String id = method.getValue().path("operationId").asText();
                  operations.put(
                      id, new Operation(id, method.getKey(), path.getKey(), method.getValue()));
                }));
    return operations;
  }

  /** What the document says of this answer, references followed. */
  JsonNode response(Operation operation, String status) {
    return resolved(operation.node().path("responses").path(status));
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** The violations of a schema that is written in the document. */
  Set<String> violations(JsonNode schema, JsonNode value) {
    ObjectNode whole = document.deepCopy();
    whole.set("allOf", Json.MAPPER.createArrayNode().add(schema));
    Set<String> violations = new LinkedHashSet<>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole)
        .validate(value)
        .stream()
        .map(ValidationMessage::getMessage)
        .forEach(violations::add);
    return violations;
  }
}
