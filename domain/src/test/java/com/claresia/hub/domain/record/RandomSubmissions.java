package com.claresia.hub.domain.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Submissions of a type, some of them damaged in one or two places. */
final class RandomSubmissions {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "7",
          "12.0",
          "1.5",
          "1E2",
          "9007199254740991",
          "9007199254740992",
          "1e30",
          "\"\"",
          "\"x\"",
          "\"A b\"",
          "\"a.b\"",
          "\"privacy.x\"",
          "\"a\\u0001\"",
          "\"e.rossi\"",
          "\"system\"",
          "\"employee\"",
          "\"output\"",
          "\"decision\"",
          "\"info\"",
          "\"2026-01-01T00:00:00Z\"",
          "\"2026-01-01T00:00:00.12+01:00\"",
          "\"2026-01-01T00:00:00.1234Z\"",
          "\"2026-01-01\"",
          "\"0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b\"",
          "\"0190a1b2-c3d4-9e5f-8a6b-7c8d9e0f1a2b\"",
          "\"" + "ab".repeat(32) + "\"",
          "\"" + "x".repeat(128) + "\"",
          "\"" + "x".repeat(129) + "\"",
          "\"" + "😂".repeat(255) + "\"",
          "\"" + "é".repeat(256) + "\"",
          "[]",
          "[\"0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b\"]",
          "[1]",
          "{}",
          "{\"kind\":\"skill\",\"id\":\"x\"}");

  private static final List<String> TOP_LEVEL =
      List.of(
          "type",
          "record_id",
          "occurred_at",
          "actor",
          "on_behalf_of",
          "skill_id",
          "archetype_id",
          "invocation_id",
          "derived_from",
          "body",
          "schema",
          "tenant_id",
          "recorded_at",
          "submitted_by",
          "salt",
          "other");

  private final Random random;

  RandomSubmissions(Random random) {
    this.random = random;
  }

  JsonNode next(RecordType type) {
    ObjectNode submission =
        random.nextBoolean() ? Submissions.complete(type) : Submissions.minimal(type);
    for (int damages = random.nextInt(3); damages > 0; damages--) {
      damage(submission);
    }
    return submission;
  }

  private void damage(ObjectNode submission) {
    List<ObjectNode> objects = new ArrayList<>(List.of(submission));
    submission.forEach(child -> {
      if (child instanceof ObjectNode object) {
        objects.add(object);
      }
    });
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    String name = object == submission ? any(TOP_LEVEL) : nameWithin(object);
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, Submissions.parse(any(VALUES)));
    }
  }

  private String nameWithin(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.add("other");
    return any(names);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
