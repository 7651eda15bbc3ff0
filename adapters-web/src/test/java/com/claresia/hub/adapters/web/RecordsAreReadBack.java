package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Hash;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RecordsAreReadBack {
  private final Api api = HubUnderTest.api();

  @Test
  void theBodyIsWhatWasHashed() {
    Api.Answer receipt =
        api.post("/v1/records", Submission.decision(Submission.newId(), "Zoë \uD83D\uDE00 \"q\""));
    Api.Answer record = api.get(receipt.header("Location"));
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.mediaType()).isEqualTo("application/json");
    assertThat(Hash.sha256(record.bytes()).hex())
        .isEqualTo(receipt.json().path("provenance_hash").asText());
    assertThat(record.json().at("/actor/id").asText()).isEqualTo("Zoë \uD83D\uDE00 \"q\"");
    assertThat(record.json().at("/submitted_by/iss").asText()).isEqualTo(TestIssuer.ISSUER);
  }

  @Test
  void aRecordThatIsAtHandAlreadyIsNotSentAgain() {
    Api.Answer receipt =
        api.post("/v1/records", Submission.decision(Submission.newId(), "e.rossi"));
    String location = receipt.header("Location");
    for (String known : new String[] {receipt.header("ETag"), "\"x\", " + receipt.header("ETag")}) {
      Api.Answer answer = Api.send(api.request(location).header("If-None-Match", known));
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.bytes()).isEmpty();
    }
    assertThat(Api.send(api.request(location).header("If-None-Match", "\"other\"")).status())
        .isEqualTo(200);
  }

  @Test
  void theTimelineIsReadPageByPageWhileOthersWrite() {
    String actor = "pages-" + Submission.newId();
    List<String> ids = IntStream.range(0, 25).mapToObj(i -> Submission.newId()).toList();
    ids.forEach(id -> api.post("/v1/records", Submission.decision(id, actor)));
    List<String> seen = new ArrayList<>();
    Api.Answer page = api.get("/v1/records?limit=10&actor=" + actor);
    while (true) {
      records(page).forEach(record -> seen.add(record.path("record_id").asText()));
      if (!page.json().has("next")) {
        break;
      }
      api.post("/v1/records", Submission.decision(Submission.newId(), actor));
      assertThat(page.header("Link")).endsWith("; rel=\"next\"");
      String link = page.header("Link").replaceAll("^<|>.*$", "");
      assertThat(link).startsWith("/v1/records?");
      page = api.get(link);
      assertThat(page.status()).isEqualTo(200);
    }
    assertThat(seen).containsExactlyElementsOf(ids);
  }

  @Test
  void itemsAreTheRecordsThemselves() {
    String actor = "verbatim-" + Submission.newId();
    String location =
        api.post("/v1/records", Submission.decision(Submission.newId(), actor)).header("Location");
    String page = api.get("/v1/records?actor=" + actor).text();
    assertThat(page).isEqualTo("{\"records\":[" + api.get(location).text() + "]}");
  }

  @Test
  void aCursorBelongsToItsQuestion() {
    String actor = "cursor-" + Submission.newId();
    for (int i = 0; i < 2; i++) {
      api.post("/v1/records", Submission.decision(Submission.newId(), actor));
    }
    String next = api.get("/v1/records?limit=1&actor=" + actor).json().path("next").asText();
    assertThat(next).isNotEmpty();
    assertThat(api.get("/v1/records?limit=1&actor=other&cursor=" + next).code())
        .isEqualTo("bad-cursor");
    assertThat(
            Api.send(
                    api.request(
                        "/v1/records?limit=1&actor=" + actor + "&cursor=" + next,
                        "ventura",
                        "records:read"))
                .code())
        .isEqualTo("bad-cursor");
  }

  @Test
  void everyCriterionNarrows() {
    String actor = "criteria-" + Submission.newId();
    Map<String, Object> members = Submission.members(Submission.newId(), actor, "accepted");
    members.put("occurred_at", "2026-05-03T08:00:00Z");
    members.put("on_behalf_of", Map.of("kind", "employee", "id", actor + "-boss"));
    members.put("skill_id", "answers");
    assertThat(api.post("/v1/records", Json.object(members)).status()).isEqualTo(201);
    for (String yes :
        List.of(
            "type=decision&actor=" + actor,
            "actor=" + actor,
            "on_behalf_of=" + actor + "-boss",
            "type=decision&skill_id=answers&actor=" + actor,
            "from=2026-05-03T08:00:00Z&actor=" + actor,
            "from=2026-05-03T10:00:00%2B02:00&to=2026-05-03T08:00:00.001Z&actor=" + actor)) {
      assertThat(records(api.get("/v1/records?" + yes))).as(yes).hasSize(1);
    }
    for (String no :
        List.of("to=2026-05-03T08:00:00Z&actor=" + actor, "type=output&actor=" + actor)) {
      assertThat(records(api.get("/v1/records?" + no))).as(no).isEmpty();
    }
  }

  private static List<JsonNode> records(Api.Answer page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return StreamSupport.stream(page.json().path("records").spliterator(), false).toList();
  }

  @Test
  void lineageIsFollowedBothWays() {
    String root = Submission.newId();
    String middle = Submission.newId();
    String leaf = Submission.newId();
    String unknown = Submission.newId();
    api.post("/v1/records", Submission.decision(root, "e.rossi"));
    derived(middle, List.of(root, unknown));
    derived(leaf, List.of(middle));
    JsonNode lineage = api.get("/v1/records/" + middle + "/lineage").json();
    assertThat(lineage.at("/record/record_id").asText()).isEqualTo(middle);
    assertThat(lineage.at("/record/type").asText()).isEqualTo("decision");
    assertThat(lineage.at("/ancestors/0/record_id").asText()).isEqualTo(root);
    assertThat(lineage.at("/descendants/0/record_id").asText()).isEqualTo(leaf);
    assertThat(lineage.at("/descendants/0/derived_from/0").asText()).isEqualTo(middle);
    assertThat(lineage.at("/unknown/0").asText()).isEqualTo(unknown);
    assertThat(lineage.path("extent").asText()).isEqualTo("complete");
    assertThat(api.get("/v1/records/" + middle + "/lineage?limit=0").status()).isEqualTo(400);
  }

  private void derived(String id, List<String> from) {
    Map<String, Object> members = Submission.members(id, "e.rossi", "accepted");
    members.put("derived_from", from);
    assertThat(api.post("/v1/records", Json.object(members)).status()).isEqualTo(201);
  }

  @Test
  void theSchemasAreServedToEverybody() {
    for (String type :
        new String[] {"output", "decision", "governance_event", "artifact", "telemetry_event"}) {
      Api.Answer answer = Api.send(api.anonymous("/v1/schemas/" + type + "/v1"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.mediaType()).isEqualTo("application/schema+json");
      assertThat(answer.json().path("$id").asText()).isEqualTo("/v1/schemas/" + type + "/v1");
    }
  }
}
