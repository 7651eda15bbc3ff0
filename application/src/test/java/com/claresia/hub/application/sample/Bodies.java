package com.claresia.hub.application.sample;

import com.claresia.hub.domain.record.RecordType;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bodies of each type, in canonical form. */
final class Bodies {
  private static final List<String> TOPICS =
      List.of(
          "the supplier's quality report",
          "the minutes of the works council",
          "the tender for winter gloves",
          "the complaint of a ski school",
          "the quarterly forecast");

  private Bodies() {}

  static String of(RecordType type, RandomGenerator random) {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    return switch (type) {
      case OUTPUT -> output(topic, random);
      case DECISION -> decision(topic);
      case GOVERNANCE_EVENT -> event(topic);
      case ARTIFACT -> artifact(random);
      case EMPLOYEE_PROFILE -> "{\"active\":true,\"user_name\":\"e.rossi\"}";
      case TELEMETRY_EVENT -> telemetry(random);
    };
  }

  private static String output(String topic, RandomGenerator random) {
    return "{\"content\":{\"summary\":\"In "
        + topic
        + ", "
        + random.nextInt(2, 40)
        + " points need an answer.\",\"title\":\"Summary of "
        + topic
        + "\"},\"model\":\"mistral-large-2512\"}";
  }

  private static String decision(String topic) {
    return "{\"outcome\":\"accepted\",\"rationale\":\"Checked against "
        + topic
        + ".\",\"title\":\"Send the answer\"}";
  }

  private static String event(String topic) {
    return "{\"detail\":{\"about\":\""
        + topic
        + "\"},\"kind\":\"review.done\",\"severity\":\"info\"}";
  }

  private static String artifact(RandomGenerator random) {
    return "{\"media_type\":\"application/pdf\",\"name\":\"report.pdf\",\"sha256\":\""
        + "%064x".formatted(random.nextInt(1, Integer.MAX_VALUE))
        + "\",\"size_bytes\":"
        + random.nextInt(1, 9_999_999)
        + ",\"uri\":\"s3://dainese-artifacts/report.pdf\"}";
  }

  private static String telemetry(RandomGenerator random) {
    return "{\"cost_usd_estimate\":0.0125,\"latency_ms\":"
        + random.nextInt(80, 9_000)
        + ",\"success\":true,\"tokens_in\":"
        + random.nextInt(10, 9_000)
        + ",\"tokens_out\":"
        + random.nextInt(10, 3_000)
        + "}";
  }
}
