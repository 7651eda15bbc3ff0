package com.claresia.hub.adapters.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Records as clients send them. */
final class Submission {
  private Submission() {}

  static String newId() {
    UUID random = UUID.randomUUID();
    return random.toString();
  }

  /** A decision of this id by this person. */
  static String decision(String id, String actor) {
    return decision(id, actor, "accepted");
  }

  static String decision(String id, String actor, String outcome) {
    return Json.object(members(id, actor, outcome));
  }

  static Map<String, Object> members(String id, String actor, String outcome) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "decision");
    members.put("record_id", id);
    members.put("actor", Map.of("kind", "employee", "id", actor));
    members.put(
        "body", Map.of("title", "Send the answer", "outcome", outcome, "rationale", "Checked."));
    return members;
  }

  /** An output that is {@code bytes} long in its content. */
  static String output(String id, int bytes) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "output");
    members.put("record_id", id);
    members.put("actor", Map.of("kind", "skill", "id", "summary"));
    members.put("body", Map.of("content", "x".repeat(bytes), "model", "m"));
    return Json.object(members);
  }
}
