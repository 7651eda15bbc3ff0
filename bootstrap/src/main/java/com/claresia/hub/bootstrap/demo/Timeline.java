package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the Hub what was done for somebody on a day. */
final class Timeline {
  private static final int SAMPLE = 500;

  private final HubClient client;

  Timeline(HubClient client) {
    this.client = client;
  }

  /**
   * Whose day.
   *
   * @param criterion {@code on_behalf_of} or {@code actor}
   * @param person the id
   * @param day in UTC
   */
  record Question(String criterion, String person, LocalDate day) {
    String query() {
      return "/v1/records?limit=1000&"
          + criterion
          + "="
          + URLEncoder.encode(person, StandardCharsets.UTF_8)
          + "&from="
          + day
          + "T00:00:00Z&to="
          + day.plusDays(1)
          + "T00:00:00Z";
    }
  }

  /** The records of that day, every page of them. */
  List<JsonObject> ask(Question question) {
    List<JsonObject> all = new ArrayList<>();
    String next = question.query();
    while (!next.isEmpty()) {
      JsonObject page = get(next);
      all.addAll(page.getJsonArray("records").getValuesAs(JsonObject.class));
      next = page.containsKey("next") ? question.query() + cursor(page) : "";
    }
    return all;
  }

  private static String cursor(JsonObject page) {
    return "&cursor=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
  }

  /** The question that the most of the first records answer. */
  Question busiest() {
    Map<Question, Long> days =
        sample().stream()
            .map(Timeline::question)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return days.entrySet().stream()
        .max(
            Comparator.comparingLong((Map.Entry<Question, Long> entry) -> entry.getValue())
                .thenComparing(entry -> entry.getKey().person()))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new DemoFailure("nothing was stored"));
  }

  /** The first of all records. */
  List<JsonObject> sample() {
    return get("/v1/records?limit=" + SAMPLE).getJsonArray("records").getValuesAs(JsonObject.class);
  }

  private static Question question(JsonObject record) {
    String criterion = record.containsKey("on_behalf_of") ? "on_behalf_of" : "actor";
    return new Question(
        criterion,
        record.getJsonObject(criterion).getString("id"),
        LocalDate.parse(record.getString("occurred_at").substring(0, 10)));
  }

  /** One record in a line. */
  static String line(JsonObject record) {
    JsonObject body = record.getJsonObject("body");
    String what =
        List.of("title", "name", "kind", "model", "user_name").stream()
            .filter(member -> body.get(member) instanceof JsonString)
            .findFirst()
            .map(body::getString)
            .orElseGet(() -> figures(body));
    return record.getString("occurred_at").substring(11, 19)
        + "  "
        + String.format("%-17s", record.getString("type"))
        + String.format("%-22s", record.getString("skill_id", "-"))
        + (what.length() > 60 ? what.substring(0, 57) + "..." : what);
  }

  private static String figures(JsonObject body) {
    return body.containsKey("latency_ms")
        ? body.get("tokens_in")
            + " + "
            + body.get("tokens_out")
            + " tokens, "
            + body.get("latency_ms")
            + " ms"
        : "";
  }

  private JsonObject get(String path) {
    HubClient.Reply reply = client.get(path, "application/json");
    if (reply.status() != 200) {
      throw new DemoFailure("the timeline was answered " + reply.status() + " " + reply.body());
    }
    try (JsonReader reader = JSON.createReader(new StringReader(reply.body()))) {
      return reader.readObject();
    }
  }
}
