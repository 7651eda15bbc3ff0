package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class BodiesAreBounded {
  private static final int LIMIT = 640 * 1024;

  private final Api api = HubUnderTest.api();

  @Test
  void aLargeRecordIsTakenAndALargerOneIsNot() {
    assertThat(api.post("/v1/records", Submission.output(Submission.newId(), 500_000)).status())
        .isEqualTo(201);
    assertThat(api.post("/v1/records", Submission.output(Submission.newId(), 530_000)).code())
        .isEqualTo("too-large");
    assertThat(api.post("/v1/records", Submission.output(Submission.newId(), LIMIT)).code())
        .isEqualTo("too-large");
    assertThat(api.post("/v1/records", new byte[5 << 20]).code()).isEqualTo("too-large");
  }

  @Test
  void aBodyOfUnknownLengthIsReadNoFurtherThanTheLimit() {
    assertThat(chunked(new ByteArrayInputStream(new byte[LIMIT + 1])).code())
        .isEqualTo("too-large");
    String record = Submission.decision(Submission.newId(), "e.rossi");
    assertThat(chunked(new ByteArrayInputStream(record.getBytes())).status()).isEqualTo(201);
    String large = Submission.output(Submission.newId(), 300_000);
    assertThat(chunked(new ByteArrayInputStream(large.getBytes())).status()).isEqualTo(201);
  }

  private Api.Answer chunked(InputStream body) {
    return Api.send(
        api.request("/v1/records")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> body)));
  }

  @Test
  void aLengthThatNobodyWouldSendIsRefusedUnread() throws IOException {
    for (String length : new String[] {"700000", "5000000000", "99999999999999"}) {
      try (Wire wire = new Wire()) {
        wire.post("/v1/records", "application/json")
            .send("Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
        Api.Answer answer = wire.answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
      }
    }
  }

  @Test
  void aBodyThatStopsArrivingIsGivenUpOn() throws IOException {
    try (Wire wire = new Wire()) {
      wire.post("/v1/records", "application/json").send("Content-Length: 100\r\n\r\n{\"type\":");
      Api.Answer answer = wire.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.code()).isEqualTo("request-timeout");
      assertThat(wire.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aBodyThatTricklesIsGivenUpOn() throws Exception {
    try (Wire wire = new Wire()) {
      wire.post("/v1/records", "application/json").send("Content-Length: 100\r\n\r\n");
      Thread trickle =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    wire.send(" ");
                    java.util.concurrent.locks.LockSupport.parkNanos(
                        HubUnderTest.PATIENCE.toNanos() / 8);
                  }
                } catch (IOException e) {
                  // The server has closed the connection, as it should.
                  assertThat(e).isNotNull();
                }
              });
      assertThat(wire.answer().status()).isEqualTo(408);
      wire.close();
      trickle.join();
    }
  }

  @Test
  void aBodyThatBreaksOffHarmsNobody() throws IOException {
    try (Wire wire = new Wire()) {
      wire.post("/v1/records", "application/json").send("Content-Length: 100\r\n\r\n{\"type\":");
    }
    assertThat(api.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void brokenHttpIsAProblemToo() throws IOException {
    for (String request :
        new String[] {
          "NONSENSE\r\n\r\n",
          "GET /v1/records HTTP/1.1\r\n\r\n",
          "GET /v1/records?actor=\"x\" HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /v1/records?actor=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /v1/re cords HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /v1/records HTTP/1.1\r\nHost: a\r\nBad\u0001Header: x\r\n\r\n",
          "POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n"
        }) {
      try (Wire wire = new Wire()) {
        Api.Answer answer = wire.send(request).answer();
        assertThat(answer.status()).as(request).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.code()).isEqualTo("bad-request");
      }
    }
  }

  @Test
  void badChunksAreRefused() throws IOException {
    for (String body : new String[] {"zz\r\n{}\r\n", "-1\r\n", "ffffffffffffffff\r\n"}) {
      try (Wire wire = new Wire()) {
        Api.Answer answer =
            wire.post("/v1/records", "application/json")
                .send("Transfer-Encoding: chunked\r\n\r\n" + body)
                .answer();
        assertThat(answer.status()).as(body).isBetween(400, 413);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
      }
    }
  }

  @Test
  void aConnectionOutlivesRefusals() throws IOException {
    try (Wire wire = new Wire()) {
      for (int i = 0; i < 3; i++) {
        wire.post("/v1/records", "application/json").send("Content-Length: 2\r\n\r\n{}");
        assertThat(wire.answer().status()).isEqualTo(422);
        wire.post("/v1/records", "text/csv").send("Content-Length: 5\r\n\r\na,b,c");
        assertThat(wire.answer().status()).isEqualTo(415);
        wire.post("/v1/nothing", "application/json").send("Content-Length: 2\r\n\r\n{}");
        assertThat(wire.answer().status()).isEqualTo(404);
        wire.post("/v1/records", "application/json").send("Transfer-Encoding: chunked\r\n\r\n");
        wire.chunk(Submission.decision(Submission.newId(), "e.rossi")).lastChunk();
        assertThat(wire.answer().status()).isEqualTo(201);
      }
    }
  }
}
