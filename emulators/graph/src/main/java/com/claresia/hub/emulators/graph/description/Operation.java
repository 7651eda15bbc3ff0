package com.claresia.hub.emulators.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One method on one path, as described.
 *
 * @param method in upper case
 * @param template of the path, below the version
 * @param path its segments
 * @param query schemas of the query's parameters, by name
 * @param headers that it takes, of those that change its meaning
 * @param bodies schemas by media type; none where no body is taken
 * @param answers schemas of JSON answers, by status
 */
public record Operation(
    String method,
    String template,
    List<String> path,
    Map<String, JsonNode> query,
    Set<String> headers,
    Map<String, JsonNode> bodies,
    Map<Integer, JsonNode> answers) {

  /** Copies its collections. */
  public Operation {
    path = List.copyOf(path);
    query = Map.copyOf(query);
    headers = Set.copyOf(headers);
    bodies = Map.copyOf(bodies);
    answers = Map.copyOf(answers);
  }

  /** Method and template, as {@code GET /drives/{drive-id}}. */
  public String id() {
    return method + " " + template;
  }

  /** Whether the template has these segments, a parameter standing for any one. */
  boolean has(String wanted, List<String> segments) {
    if (!method.equals(wanted) || path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).startsWith("{") && !path.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }
}
