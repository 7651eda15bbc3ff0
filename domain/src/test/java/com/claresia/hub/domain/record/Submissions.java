package com.claresia.hub.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Submissions as clients send them, for tests. */
final class Submissions {
  static final Instant NOW = Instant.parse("2026-05-03T08:15:30.456Z");
  static final ObjectMapper JSON = new ObjectMapper();

  private Submissions() {}

  /** A submission with every member that a client may send. */
  static ObjectNode complete(RecordType type) {
    ObjectNode submission = minimal(type);
    submission.put("record_id", "0190A1B2-C3D4-7E5F-8A6B-7C8D9E0F1A2B");
    submission.put("occurred_at", "2026-05-03T10:15:30.1+02:00");
    submission.set("on_behalf_of", parse("{\"kind\":\"employee\",\"id\":\"e.rossi\"}"));
    submission.put("skill_id", "contract-review");
    submission.put("archetype_id", "reviewer");
    submission.put("invocation_id", "inv \"1\" é😂");
    submission.set(
        "derived_from",
        parse(
            "[\"0190a1b2-c3d4-7e5f-8a6b-000000000001\",\"0190A1B2-C3D4-4E5F-8A6B-000000000002\"]"));
    return submission;
  }

  /** A submission with no member that could be left out. */
  static ObjectNode minimal(RecordType type) {
    ObjectNode submission = JSON.createObjectNode();
    submission.put("type", type.wireName());
    submission.set("actor", parse("{\"kind\":\"skill\",\"id\":\"contract-review\"}"));
    submission.set("body", parse(body(type)));
    if (type == RecordType.TELEMETRY_EVENT) {
      submission.put("skill_id", "contract-review").put("archetype_id", "reviewer");
    }
    return submission;
  }

  private static String body(RecordType type) {
    return switch (type) {
      case OUTPUT -> "{\"model\":\"m-1\",\"content\":{\"text\":[\"a\",1.50,null]},\"more\":1}";
      case DECISION -> "{\"title\":\"t\",\"outcome\":\"approved\",\"rationale\":\"r\"}";
      case GOVERNANCE_EVENT ->
          "{\"kind\":\"review.requested\",\"severity\":\"notice\",\"detail\":{\"by\":\"x\"}}";
      case ARTIFACT ->
          "{\"name\":\"n\",\"media_type\":\"text/plain\",\"size_bytes\":12,\"uri\":\"s3://b/k\","
              + "\"sha256\":\""
              + "0a".repeat(32)
              + "\"}";
      case EMPLOYEE_PROFILE -> "{\"user_name\":\"e.rossi\",\"active\":true,\"title\":null}";
      case TELEMETRY_EVENT ->
          "{\"success\":true,\"latency_ms\":120,\"tokens_in\":7,\"tokens_out\":9,"
              + "\"cost_usd_estimate\":0.0125,\"payload\":[1]}";
    };
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Submission accepted(JsonNode json) {
    Reading reading = SubmissionReader.read(bytes(json), Origin.CLIENT, NOW);
    assertThat(reading).as("%s", json).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).submission();
  }

  /** The violations of a client's submission, each as code and pointer. */
  static List<String> violations(JsonNode json) {
    Reading reading = SubmissionReader.read(bytes(json), Origin.CLIENT, NOW);
    assertThat(reading).as("%s", json).isInstanceOf(Reading.Invalid.class);
    return ((Reading.Invalid) reading)
        .violations().stream()
            .map(violation -> violation.code().wireName() + " " + violation.pointer())
            .toList();
  }
}
