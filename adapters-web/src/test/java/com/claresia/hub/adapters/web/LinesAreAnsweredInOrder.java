package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesAreAnsweredInOrder {
  private final Api api = HubUnderTest.api();

  private static List<JsonNode> lines(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("application/x-ndjson");
    return answer.text().lines().map(Json::parse).toList();
  }

  @Test
  void eachLineHasAStatusOfItsOwn() {
    String id = Submission.newId();
    String first = Submission.decision(id, "e.rossi");
    String body =
        String.join(
            "\n",
            first,
            "{\"type\":\"poem\"}",
            "",
            "not json",
            first,
            "  \r",
            Submission.decision(id, "e.rossi", "refused"),
            Submission.output(Submission.newId(), 700_000),
            Submission.decision(Submission.newId(), "e.rossi"));
    List<JsonNode> lines = lines(api.postLines("/v1/records", body));
    assertThat(lines)
        .extracting(line -> line.path("status").asInt())
        .containsExactly(201, 422, 400, 200, 409, 413, 201);
    assertThat(lines.get(0).path("receipt")).isEqualTo(lines.get(3).path("receipt"));
    assertThat(lines.get(0).at("/receipt/record_id").asText()).isEqualTo(id);
    assertThat(lines.get(1).at("/problem/errors").isEmpty()).isFalse();
    assertThat(lines.get(2).at("/problem/code").asText()).isEqualTo("not-json");
    assertThat(lines.get(4).at("/problem/code").asText()).isEqualTo("conflict");
    assertThat(lines.get(5).at("/problem/code").asText()).isEqualTo("too-large");
  }

  @Test
  void manyLinesShareCommitsAndKeepTheirOrder() {
    List<String> ids = IntStream.range(0, 3_000).mapToObj(i -> Submission.newId()).toList();
    List<String> records = new ArrayList<>();
    ids.forEach(id -> records.add(Submission.decision(id, "e.rossi")));
    List<JsonNode> lines = lines(api.postLines("/v1/records", String.join("\n", records)));
    assertThat(lines).hasSize(3_000);
    assertThat(lines).allMatch(line -> line.path("status").asInt() == 201);
    assertThat(lines)
        .extracting(line -> line.at("/receipt/record_id").asText())
        .containsExactlyElementsOf(ids);
    long segments = HubUnderTest.APPEND.status().committedSegments();
    assertThat(segments).isLessThan(HubUnderTest.APPEND.status().committedRecords() / 2);
  }

  @Test
  void aClientMayWaitForEachAnswerBeforeItSendsTheNextLine() throws IOException {
    try (Wire wire = new Wire()) {
      wire.post("/v1/records", "application/x-ndjson").send("Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 3; i++) {
        String id = Submission.newId();
        wire.chunk(Submission.decision(id, "e.rossi") + "\n");
        if (i == 0) {
          assertThat(wire.head().status()).isEqualTo(200);
        }
        JsonNode line = Json.parse(wire.chunkedLine());
        assertThat(line.path("status").asInt()).isEqualTo(201);
        assertThat(line.at("/receipt/record_id").asText()).isEqualTo(id);
      }
      wire.lastChunk();
    }
  }

  @Test
  void aLineThatNeverEndsCostsItsOwnAnswerOnly() {
    StringBuilder body = new StringBuilder("x".repeat(3 << 20)).append('\n');
    body.append(Submission.decision(Submission.newId(), "e.rossi"));
    assertThat(lines(api.postLines("/v1/records", body.toString())))
        .extracting(line -> line.path("status").asInt())
        .containsExactly(413, 201);
  }

  @Test
  void aBodyThatStopsIsAnsweredUpToThere() throws IOException {
    try (Wire wire = new Wire()) {
      wire.post("/v1/records", "application/x-ndjson").send("Transfer-Encoding: chunked\r\n\r\n");
      wire.chunk(Submission.decision(Submission.newId(), "e.rossi") + "\n{\"type\":");
      assertThat(wire.head().status()).isEqualTo(200);
      assertThat(Json.parse(wire.chunkedLine()).path("status").asInt()).isEqualTo(201);
      assertThat(Json.parse(wire.chunkedLine()).path("status").asInt()).isEqualTo(408);
    }
  }

  @Test
  void aDryRunOfLinesStoresNothing() {
    String id = Submission.newId();
    String body = Submission.decision(id, "e.rossi") + "\n{}\n";
    List<JsonNode> lines = lines(api.postLines("/v1/records?validate=true", body));
    assertThat(lines).extracting(line -> line.path("status").asInt()).containsExactly(200, 422);
    assertThat(lines.getFirst().path("valid").asBoolean()).isTrue();
    assertThat(api.get("/v1/records/" + id).status()).isEqualTo(404);
  }

  @Test
  void anEmptyBodyHasNoAnswers() {
    assertThat(lines(api.postLines("/v1/records", ""))).isEmpty();
    assertThat(lines(api.postLines("/v1/records", "\n\n"))).isEmpty();
  }

  @Test
  void anIdempotencyKeyCountsLines() {
    String body =
        """
        {"type":"employee_profile","actor":{"kind":"operator","id":"o"},"body":{"user_name":"a","active":true}}
        {"type":"employee_profile","actor":{"kind":"operator","id":"o"},"body":{"user_name":"b","active":true}}
        """;
    String key = Submission.newId();
    List<JsonNode> first = lines(withKey(key, body));
    List<JsonNode> again = lines(withKey(key, body));
    assertThat(first).extracting(line -> line.path("status").asInt()).containsExactly(201, 201);
    assertThat(again).extracting(line -> line.path("status").asInt()).containsExactly(200, 200);
    assertThat(again)
        .extracting(line -> line.path("receipt"))
        .containsExactlyElementsOf(first.stream().map(line -> line.path("receipt")).toList());
  }

  private Api.Answer withKey(String key, String body) {
    return Api.send(
        api.request("/v1/records")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-ndjson")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }
}
