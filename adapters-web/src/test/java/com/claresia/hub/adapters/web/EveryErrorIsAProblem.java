package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryErrorIsAProblem {
  private static final String RECORD = "/v1/records/01970000-0000-7000-8000-00000000abcd";

  private final Api api = HubUnderTest.api();

  private static void assertProblem(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("type").asText()).isEqualTo("/v1/problems/" + code);
    assertThat(answer.json().path("request_id").asText())
        .isNotEmpty()
        .isEqualTo(answer.header("Request-Id"));
  }

  @Test
  void withoutATokenNothingIsToBeHad() {
    for (String path :
        new String[] {"/v1/records", RECORD, RECORD + "/proof", "/v1/log/checkpoint"}) {
      Api.Answer answer = Api.send(api.anonymous(path).header("X-Claresia-Tenant", "dainese"));
      assertProblem(answer, 401, "unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"claresia-hub\"");
    }
    assertProblem(Api.send(Api.json(api.anonymous("/v1/records"), "{}")), 401, "unauthenticated");
    assertProblem(
        Api.send(api.anonymous(RECORD).header("Authorization", "Basic dTpw")),
        401,
        "unauthenticated");
  }

  @Test
  void aHaltedTenantIsToldWhyAndCanStillRead() {
    String id = Submission.newId();
    api.post("/v1/records", Submission.decision(id, "e.rossi"));
    HubUnderTest.APPEND.halt(HubUnderTest.DAINESE, "The store was restored.");
    try {
      for (String path : new String[] {"/v1/records", "/v1/records?validate=true"}) {
        Api.Answer answer = api.post(path, Submission.decision(Submission.newId(), "e.rossi"));
        assertProblem(answer, 503, "writes-halted");
        assertThat(answer.json().path("detail").asText()).isEqualTo("The store was restored.");
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
      }
      assertThat(api.get("/v1/records/" + id).status()).isEqualTo(200);
    } finally {
      HubUnderTest.APPEND.resume(HubUnderTest.DAINESE);
    }
  }

  @Test
  void theTenantHasToBeNamedAndTheTokensOwn() {
    String token = HubUnderTest.ISSUER.token("dainese", "records:read");
    assertProblem(
        Api.send(api.anonymous(RECORD).header("Authorization", "Bearer " + token)),
        403,
        "forbidden");
    for (String other : new String[] {"ventura", "nobody", "Not A Tenant", "DAINESE"}) {
      assertProblem(
          Api.send(
              api.anonymous(RECORD)
                  .header("Authorization", "Bearer " + token)
                  .header("X-Claresia-Tenant", other)),
          403,
          "forbidden");
    }
  }

  @Test
  void aTenantThatWasNeverAddedIsAnsweredAsAnyOther() {
    Api.Answer unknown = Api.send(api.request(RECORD, "nobody", "records:read"));
    assertProblem(unknown, 403, "forbidden");
  }

  @Test
  void aScopeOpensOnlyItsOwnDoor() {
    assertProblem(
        Api.send(
            Api.json(
                api.request("/v1/records", "dainese", "records:read"),
                Submission.decision(Submission.newId(), "e"))),
        403,
        "insufficient-scope");
    Api.Answer answer = Api.send(api.request(RECORD, "dainese", "records:write openid"));
    assertProblem(answer, 403, "insufficient-scope");
    assertThat(answer.header("WWW-Authenticate")).contains("scope=\"records:read\"");
    assertProblem(Api.send(api.request(RECORD, "dainese", "")), 403, "insufficient-scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/nothing",
        "/v2/records",
        "/v1/records/x/y",
        "/v1/schemas/output/v9",
        "/v1/schemas/../secrets/v1",
        "/v1/problems/none",
        "/v1/log",
        "/v1/records/not-an-id",
        "/v1/records/not-an-id/proof",
        "/v1/records/not-an-id/lineage",
        "/v1/log/tile/0/nonsense",
        "/health/nothing",
        "/openapi/nothing"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertProblem(api.get(path), 404, "not-found");
  }

  @Test
  void anIdNobodyHasIsUnknownInEveryView() {
    assertProblem(api.get(RECORD), 404, "not-found");
    assertProblem(api.get(RECORD + "/proof"), 404, "not-found");
    assertProblem(api.get(RECORD + "/lineage"), 404, "not-found");
  }

  @Test
  void anotherMethodIsNotAllowedAndTheAllowedOnesAreNamed() {
    Api.Answer answer =
        Api.send(api.request("/v1/records").method("DELETE", BodyPublishers.noBody()));
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains("GET", "POST");
    assertProblem(
        Api.send(api.request(RECORD).PUT(BodyPublishers.ofString("{}"))),
        405,
        "method-not-allowed");
  }

  @Test
  void anotherFormIsNotAcceptable() {
    assertProblem(
        Api.send(api.request(RECORD).header("Accept", "image/png")), 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
  void anotherMediaTypeIsNotSupported(String type) {
    assertProblem(
        Api.send(
            api.request("/v1/records")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
  }

  @Test
  void aBodyWithoutAMediaTypeIsNotSupported() {
    assertProblem(
        Api.send(api.request("/v1/records").POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "nonsense"})
  void aContentCodingIsNotSupported(String coding) {
    assertProblem(
        Api.send(Api.json(api.request("/v1/records").header("Content-Encoding", coding), "{}")),
        415,
        "unsupported-media-type");
  }

  @Test
  void aParameterThatIsUnknownRepeatedOrBadIsNamed() {
    Api.Answer answer = api.get("/v1/records?actr=x&limit=0&type=poem&from=now&to=2026&actor=");
    assertProblem(answer, 400, "bad-parameters");
    assertThat(answer.json().path("errors").findValuesAsText("parameter"))
        .containsExactlyInAnyOrder("actr", "limit", "type", "from", "to", "actor");
    assertProblem(api.get("/v1/records?limit=1&limit=2"), 400, "bad-parameters");
    assertProblem(api.get("/v1/records?limit=1001"), 400, "bad-parameters");
    assertProblem(api.get(RECORD + "?x=1"), 400, "bad-parameters");
    assertProblem(api.get(RECORD + "/proof?x=1"), 400, "bad-parameters");
    assertProblem(api.get(RECORD + "/lineage?x=1"), 400, "bad-parameters");
    assertProblem(api.post("/v1/records?x=1", "{}"), 400, "bad-parameters");
    assertProblem(api.post("/v1/invocations?x=1", "{}"), 400, "bad-parameters");
    assertProblem(api.get("/v1/records?cursor=nonsense"), 400, "bad-cursor");
  }

  @Test
  void aStoreThatIsDownIsSaidToBe() {
    String id = Submission.newId();
    HubUnderTest.STORE.faults().goDown();
    try {
      for (Api.Answer answer :
          Stream.of(
                  api.get(RECORD),
                  api.get("/v1/records"),
                  api.get(RECORD + "/lineage"),
                  api.get(RECORD + "/proof"),
                  api.post("/v1/records", Submission.decision(id, "e.rossi")))
              .toList()) {
        assertProblem(answer, 503, "unavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
      }
      assertThat(api.get("/health/ready").status()).isEqualTo(503);
      assertThat(api.get("/health/live").status()).isEqualTo(200);
    } finally {
      HubUnderTest.STORE.faults().comeBack();
    }
    assertThat(api.post("/v1/records", Submission.decision(id, "e.rossi")).status()).isIn(200, 201);
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void theTypeOfEveryProblemLeadsToItsMeaning(ProblemCode code) {
    Api.Answer answer = Api.send(api.anonymous(code.type()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("text/plain");
    assertThat(answer.text()).contains(code.meaning(), "Retryable: ");
  }

  @Test
  void aDeepOrLongAddressIsRefused() {
    assertProblem(api.get("/v1/records?actor=" + "a".repeat(8_000)), 414, "uri-too-long");
    assertProblem(
        Api.send(api.request(RECORD).header("X-Long", "a".repeat(40_000))), 400, "bad-request");
  }
}
