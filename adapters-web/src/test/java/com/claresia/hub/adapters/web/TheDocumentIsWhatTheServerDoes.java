package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.record.RecordId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Drives every operation of the OpenAPI document to every status it lists, and holds each answer
 * against what the document says of it.
 */
class TheDocumentIsWhatTheServerDoes {
  private static final Api API = HubUnderTest.api();
  private static final Contract CONTRACT = new Contract(Api.send(API.anonymous("/openapi")).json());
  // One for all: a tenant's log is signed once a second, and each proof would wait for that.
  private static final String PROVEN = provenRecord();
  private static final String ABSENT = "01970000-0000-7000-8000-00000000dead";

  /** Brings one operation to one status. */
  @FunctionalInterface
  private interface Scenario {
    Api.Answer play(Contract.Operation operation) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> everyOperationAnswersWithEveryStatusItLists() {
    return CONTRACT.operations().values().stream()
        .flatMap(operation ->
            names(operation.node().path("responses"))
                .map(status ->
                    DynamicTest.dynamicTest(
                        operation.id() + " " + status, () -> check(operation, status))));
  }

  private static Stream<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
  }

  private static void check(Contract.Operation operation, String status) throws Exception {
    Api.Answer answer = scenario(operation, status).play(operation);
    assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(status));
    JsonNode documented = CONTRACT.response(operation, status);
    documented
        .path("headers")
        .properties()
        .forEach(header -> {
          if (header.getValue().path("required").asBoolean()) {
            assertThat(answer.header(header.getKey())).as(header.getKey()).isNotEmpty();
          }
        });
    JsonNode content = documented.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.bytes()).isEmpty();
      return;
    }
    assertThat(content.has(answer.mediaType())).as(answer.mediaType()).isTrue();
    JsonNode schema = content.path(answer.mediaType()).path("schema");
    if (answer.mediaType().endsWith("json")) {
      assertThat(CONTRACT.violations(schema, answer.json())).as(answer.text()).isEmpty();
    }
  }

  private static Scenario scenario(Contract.Operation operation, String status) {
    boolean write = operation.method().equals("post");
    return switch (status) {
      case "201" -> o -> API.post(path(o), body(o, Submission.newId()));
      case "200" -> ok(operation);
      case "304" -> o -> Api.send(API.request(path(o)).header("If-None-Match", "*"));
      case "400" -> write ? o -> API.post(path(o), "{") : o -> API.get(path(o) + "?nonsense=1");
      case "401" -> o -> Api.send(method(o, API.anonymous(path(o))));
      case "403" -> o -> Api.send(method(o, API.request(path(o), "dainese", "openid")));
      case "404" -> o -> API.get(absent(o));
      case "406" -> o -> Api.send(method(o, API.request(path(o)).header("Accept", "image/png")));
      case "408" -> TheDocumentIsWhatTheServerDoes::stalled;
      case "409" -> TheDocumentIsWhatTheServerDoes::conflict;
      case "410" -> TheDocumentIsWhatTheServerDoes::erased;
      case "413" -> o -> API.post(path(o), new byte[700_000]);
      case "415" ->
          o -> Api.send(API.request(path(o)).header("Content-Type", "text/csv").POST(empty()));
      case "422" -> o -> API.post(path(o), "{}");
      case "429" -> TheDocumentIsWhatTheServerDoes::busy;
      case "503" -> TheDocumentIsWhatTheServerDoes::unavailable;
      default -> throw new AssertionError("no scenario for " + operation.id() + " " + status);
    };
  }

  private static Scenario ok(Contract.Operation operation) {
    return switch (operation.id()) {
      case "appendRecords", "recordInvocation" ->
          o -> {
            String body = body(o, Submission.newId());
            API.post(path(o), body);
            return API.post(path(o), body);
          };
      default -> o -> API.get(path(o));
    };
  }

  private static HttpRequest.BodyPublisher empty() {
    return BodyPublishers.ofString("");
  }

  private static HttpRequest.Builder method(Contract.Operation operation, HttpRequest.Builder to) {
    return operation.method().equals("post") ? Api.json(to, "{}") : to.GET();
  }

  /** The path with its variables filled in so that there is something at it. */
  private static String path(Contract.Operation operation) {
    return operation
        .path()
        .replace("{id}", PROVEN)
        .replace("{tile}", "0/000.p/1")
        .replace("{type}", "output")
        .replace("{version}", "v1")
        .replace("{code}", "conflict");
  }

  private static String absent(Contract.Operation operation) {
    if (operation.id().equals("readCheckpoint")) {
      return "/v1/log/checkpoint/none";
    }
    return operation
        .path()
        .replace("{id}", ABSENT)
        .replace("{tile}", "0/x001/000")
        .replace("{version}", "v99")
        .replace("{type}", "output")
        .replace("{code}", "none");
  }

  private static String provenRecord() {
    String id = Submission.newId();
    API.post("/v1/records", Submission.decision(id, "e.rossi"));
    assertThat(API.get("/v1/records/" + id + "/proof").status()).isEqualTo(200);
    return id;
  }

  private static String body(Contract.Operation operation, String id) {
    if (operation.id().equals("appendRecords")) {
      return Submission.decision(id, "e.rossi");
    }
    String telemetry = id.substring(0, 35) + (id.endsWith("0") ? "1" : "0");
    return "{\"output\":%s,\"telemetry_event\":%s}"
        .formatted(Submission.output(id, 10), Json.object(RecordsAreTakenIn.telemetry(telemetry)));
  }

  private static Api.Answer conflict(Contract.Operation operation) {
    String id = Submission.newId();
    API.post(path(operation), body(operation, id));
    return API.post(
        path(operation), body(operation, id).replace("accepted", "no").replace("xx", "x"));
  }

  private static Api.Answer erased(Contract.Operation operation) {
    String id = Submission.newId();
    boolean write = operation.method().equals("post");
    String body = write ? body(operation, id) : Submission.decision(id, "e.rossi");
    API.post(write ? path(operation) : "/v1/records", body);
    HubUnderTest.STORE.dropContent(HubUnderTest.DAINESE, List.of(RecordId.parse(id).orElseThrow()));
    return write ? API.post(path(operation), body) : API.get(operation.path().replace("{id}", id));
  }

  private static Api.Answer unavailable(Contract.Operation operation) {
    // What is cached needs no store.
    String path = operation.id().equals("readTile") ? absent(operation) : path(operation);
    HubUnderTest.STORE.faults().goDown();
    try {
      return operation.method().equals("post")
          ? API.post(path, body(operation, Submission.newId()))
          : API.get(path);
    } finally {
      HubUnderTest.STORE.faults().comeBack();
    }
  }

  private static Api.Answer stalled(Contract.Operation operation) throws IOException {
    try (Wire wire = new Wire()) {
      return wire.post(operation.path(), "application/json")
          .send("Content-Length: 9\r\n\r\n{")
          .answer();
    }
  }

  private static Api.Answer busy(Contract.Operation operation) throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    HubUnderTest.STORE
        .faults()
        .beforeAppend(tenant -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    List<Future<?>> waiting = new ArrayList<>();
    try {
      Submissions submissions =
          new Submissions(
              new Grant(
                  HubUnderTest.DAINESE, new com.claresia.hub.domain.record.Submitter("i", "s")),
              java.util.Optional.empty(),
              Submissions.Mode.STORE);
      for (int i = 0; i < 2 * HubUnderTest.QUEUE + 600; i++) {
        waiting.add(
            HubUnderTest.APPEND.submit(
                submissions.unit(
                    Submission.decision(Submission.newId(), "e.rossi").getBytes(), 0)));
      }
      return API.post(path(operation), body(operation, Submission.newId()));
    } finally {
      HubUnderTest.STORE.faults().beforeAppend(tenant -> {});
      gate.countDown();
      for (Future<?> answer : waiting) {
        answer.get();
      }
    }
  }

  @Test
  void everyResourceIsInTheDocument() {
    assertThat(new TreeSet<>(CONTRACT.operations().keySet()))
        .contains(
            "appendRecords",
            "askTimeline",
            "readRecord",
            "proveRecord",
            "traceLineage",
            "recordInvocation",
            "readCheckpoint",
            "readTile",
            "readSchema",
            "explainProblem");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfABodyIsAccepted() {
    return CONTRACT.operations().values().stream()
        .flatMap(operation ->
            operation.node().at("/requestBody/content").properties().stream()
                .flatMap(content ->
                    content.getValue().path("examples").properties().stream()
                        .map(example ->
                            DynamicTest.dynamicTest(
                                operation.id() + " " + example.getKey(),
                                () ->
                                    accepted(
                                        operation,
                                        content.getKey(),
                                        content.getValue().path("schema"),
                                        example.getValue().path("value"))))));
  }

  private static void accepted(
      Contract.Operation operation, String type, JsonNode schema, JsonNode example) {
    String body = example.isTextual() ? example.asText() : example.toString();
    Api.Answer answer =
        Api.send(
            API.request(operation.path())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    if (type.equals("application/x-ndjson")) {
      assertThat(answer.text().lines())
          .hasSize((int) body.lines().count())
          .allMatch(line -> Json.parse(line).path("status").asInt() == 201);
    } else {
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(CONTRACT.violations(schema, example)).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfAnAnswerHasTheShapeOfOne() {
    return CONTRACT.operations().values().stream()
        .flatMap(operation ->
            names(operation.node().path("responses"))
                .flatMap(status ->
                    CONTRACT.response(operation, status).path("content").properties().stream()))
        .flatMap(content ->
            content.getValue().path("examples").properties().stream()
                .map(example ->
                    DynamicTest.dynamicTest(
                        example.getKey(),
                        () ->
                            assertThat(
                                    CONTRACT.violations(
                                        content.getValue().path("schema"),
                                        CONTRACT.resolved(example.getValue()).path("value")))
                                .isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfAQueryParameterIsUnderstood() {
    Map<String, Contract.Operation> operations = CONTRACT.operations();
    return Stream.of("askTimeline", "traceLineage")
        .map(operations::get)
        .flatMap(operation ->
            StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .map(CONTRACT::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> parameter.has("example"))
                .map(parameter ->
                    DynamicTest.dynamicTest(
                        operation.id() + " " + parameter.path("name").asText(),
                        () ->
                            assertThat(
                                    API.get(
                                            path(operation)
                                                + "?"
                                                + parameter.path("name").asText()
                                                + "="
                                                + parameter.path("example").asText())
                                        .status())
                                .isEqualTo(200))));
  }
}
