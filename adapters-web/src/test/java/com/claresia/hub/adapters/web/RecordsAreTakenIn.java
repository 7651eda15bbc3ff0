package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.record.RecordId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RecordsAreTakenIn {
  private final Api api = HubUnderTest.api();

  @Test
  void aRecordIsAnsweredWithAReceiptThatLeadsToIt() {
    String id = Submission.newId();
    Api.Answer answer = api.post("/v1/records", Submission.decision(id, "e.rossi"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.mediaType()).isEqualTo("application/json");
    JsonNode receipt = answer.json();
    assertThat(receipt.path("record_id").asText()).isEqualTo(id);
    assertThat(receipt.path("tenant_id").asText()).isEqualTo("dainese");
    assertThat(receipt.path("type").asText()).isEqualTo("decision");
    assertThat(receipt.path("tree_size").asLong()).isEqualTo(receipt.path("seq").asLong() + 1);
    assertThat(receipt.path("recorded_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(answer.header("Location")).isEqualTo("/v1/records/" + id);
    assertThat(answer.header("ETag"))
        .isEqualTo('"' + receipt.path("provenance_hash").asText() + '"')
        .isEqualTo(api.get(answer.header("Location")).header("ETag"));
  }

  @Test
  void theSameRecordAgainIsAnsweredWithTheFirstReceipt() {
    String record = Submission.decision(Submission.newId(), "e.rossi");
    Api.Answer first = api.post("/v1/records", record);
    Api.Answer again = api.post("/v1/records", record);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void otherContentUnderTheSameIdIsAConflictThatNamesTheDifference() {
    String id = Submission.newId();
    api.post("/v1/records", Submission.decision(id, "e.rossi", "accepted"));
    Api.Answer answer =
        api.post("/v1/records", Submission.decision(id, "e.rossi", "secret-refusal"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("conflict");
    assertThat(pointers(answer)).containsExactly("/body/outcome");
    assertThat(answer.text()).doesNotContain("secret-refusal");
  }

  @Test
  void anErasedIdStaysTaken() {
    String id = Submission.newId();
    String record = Submission.decision(id, "e.rossi");
    api.post("/v1/records", record);
    HubUnderTest.STORE.dropContent(HubUnderTest.DAINESE, List.of(RecordId.parse(id).orElseThrow()));
    assertThat(api.post("/v1/records", record).status()).isEqualTo(410);
    assertThat(api.get("/v1/records/" + id).code()).isEqualTo("erased");
    assertThat(api.get("/v1/records/" + id + "/proof").status()).isEqualTo(410);
  }

  @Test
  void everyViolationIsNamedAtOnceAndNothingIsEchoed() {
    Map<String, Object> members = Submission.members(Submission.newId(), "e.rossi", "top-secret");
    members.put("body", Map.of("title", 7));
    members.put("salt", "hidden-salt");
    members.put("occurred_at", "yesterday-noon");
    Api.Answer answer = api.post("/v1/records", Json.object(members));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invalid-record");
    assertThat(pointers(answer))
        .contains("/body/title", "/body/outcome", "/body/rationale", "/salt", "/occurred_at");
    assertThat(answer.json().path("errors").get(0).path("code").asText()).isNotEmpty();
    assertThat(answer.text()).doesNotContain("hidden-salt", "yesterday-noon", "top-secret");
  }

  @Test
  void whatIsNotJsonIsTheRequestsFaultAndWhatIsNoRecordIsTheRecords() {
    assertThat(api.post("/v1/records", "{\"type\":").code()).isEqualTo("not-json");
    assertThat(api.post("/v1/records", "").code()).isEqualTo("not-json");
    assertThat(api.post("/v1/records", new byte[] {'"', (byte) 0xC3, '"'}).status()).isEqualTo(400);
    assertThat(api.post("/v1/records", "{} {}").status()).isEqualTo(400);
    assertThat(api.post("/v1/records", "[1]").status()).isEqualTo(422);
    assertThat(api.post("/v1/records", "{\"a\":1,\"a\":2}").status()).isEqualTo(422);
    assertThat(api.post("/v1/records", "[".repeat(100_000) + "]".repeat(100_000)).status())
        .isBetween(400, 422);
    assertThat(api.post("/v1/records", "[".repeat(600_000)).status()).isBetween(400, 422);
  }

  @Test
  void aDryRunFindsTheSameAndStoresNothing() {
    String id = Submission.newId();
    String record = Submission.decision(id, "e.rossi");
    Api.Answer fine = api.post("/v1/records?validate=true", record);
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.json().path("valid").asBoolean()).isTrue();
    assertThat(api.get("/v1/records/" + id).status()).isEqualTo(404);
    assertThat(api.post("/v1/records?validate=true", "{}").status()).isEqualTo(422);
    assertThat(api.post("/v1/records?validate=perhaps", record).code()).isEqualTo("bad-parameters");
    assertThat(api.post("/v1/records?validate=false", record).status()).isEqualTo(201);
  }

  @Test
  void anIdempotencyKeyStandsForTheIdThatIsNotSent() {
    Map<String, Object> members = Submission.members("", "e.rossi", "accepted");
    members.remove("record_id");
    String record = Json.object(members);
    String key = Submission.newId();
    Api.Answer first = withKey(record, key);
    Api.Answer again = withKey(record, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(withKey(record, "another " + key).code()).isEqualTo("bad-parameters");
  }

  private Api.Answer withKey(String record, String key) {
    return Api.send(Api.json(api.request("/v1/records").header("Idempotency-Key", key), record));
  }

  @Test
  void anInvocationIsTakenInWholeOrNotAtAll() {
    String output = Submission.newId();
    String telemetry = Submission.newId();
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("output", Json.parse(Submission.output(output, 10)));
    unit.put("telemetry_event", Json.parse("{\"type\":\"telemetry_event\"}"));
    Api.Answer refused = api.post("/v1/invocations", Json.object(unit));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(pointers(refused)).anyMatch(pointer -> pointer.startsWith("/telemetry_event/"));
    assertThat(api.get("/v1/records/" + output).status()).isEqualTo(404);

    unit.put("telemetry_event", telemetry(telemetry));
    Api.Answer created = api.post("/v1/invocations", Json.object(unit));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.json().at("/output/record_id").asText()).isEqualTo(output);
    assertThat(created.json().at("/telemetry_event/record_id").asText()).isEqualTo(telemetry);
    assertThat(api.post("/v1/invocations", Json.object(unit)).status()).isEqualTo(200);
    assertThat(api.post("/v1/invocations?validate=true", "{}").status()).isEqualTo(422);
  }

  static Map<String, Object> telemetry(String id) {
    return Map.of(
        "type",
        "telemetry_event",
        "record_id",
        id,
        "skill_id",
        "summary",
        "archetype_id",
        "summariser",
        "actor",
        Map.of("kind", "skill", "id", "summary"),
        "body",
        Map.of(
            "success", true,
            "latency_ms", 12,
            "tokens_in", 3,
            "tokens_out", 4,
            "cost_usd_estimate", 0.5));
  }

  @Test
  void aTimeIsKeptAsItWasMeant() {
    Map<String, Object> members = Submission.members(Submission.newId(), "e.rossi", "accepted");
    members.put("occurred_at", "2026-05-03T10:15:30+02:00");
    String location = api.post("/v1/records", Json.object(members)).header("Location");
    assertThat(Instant.parse(api.get(location).json().path("occurred_at").asText()))
        .isEqualTo(Instant.parse("2026-05-03T08:15:30Z"));
  }

  static List<String> pointers(Api.Answer answer) {
    return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }
}
