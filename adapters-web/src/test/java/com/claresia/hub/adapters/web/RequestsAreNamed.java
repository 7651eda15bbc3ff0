package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestsAreNamed {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Api api = HubUnderTest.api();

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    for (String path : new String[] {"/v1/records", "/nothing", "/health/live", "/openapi"}) {
      String first = api.get(path).header("Request-Id");
      assertThat(first).isNotEmpty().isNotEqualTo(api.get(path).header("Request-Id"));
    }
  }

  @Test
  void aClientsIdIsKeptIfItCanStandInALog() {
    assertThat(answerTo("Request-Id", "client-4711").header("Request-Id")).isEqualTo("client-4711");
    assertThat(answerTo("Request-Id", "two words").header("Request-Id")).doesNotContain(" ");
    assertThat(answerTo("Request-Id", "x".repeat(200)).header("Request-Id").length())
        .isLessThan(100);
  }

  @Test
  void aTraceGoesOn() {
    String parent = "00-" + TRACE + "-00f067aa0ba902b7-01";
    assertThat(answerTo("traceparent", parent).header("traceparent"))
        .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
        .isNotEqualTo(parent);
    for (String broken :
        new String[] {
          "00-" + TRACE + "-00f067aa0ba902b7",
          "ff-" + TRACE + "-00f067aa0ba902b7-01",
          "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
          "00-" + TRACE.toUpperCase(java.util.Locale.ROOT) + "-00f067aa0ba902b7-01",
          "00-" + TRACE + "-00f067aa0ba902b7-01-more"
        }) {
      assertThat(answerTo("traceparent", broken).header("traceparent")).isEmpty();
    }
  }

  private Api.Answer answerTo(String header, String value) {
    return Api.send(api.request("/v1/records?limit=1").header(header, value));
  }

  @Test
  @Timeout(30)
  void theLogNamesTheRequestAndKeepsItsContentToItself() throws InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Logger logger = Logger.getLogger("com.claresia.hub.requests");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    HubUnderTest.STORE.faults().goDown();
    try {
      Api.send(
          api.request("/v1/records?actor=private-person")
              .header("Request-Id", "named-1")
              .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
      // The request's own line comes after the answer.
      String line = lines.take();
      while (!line.startsWith("method=")) {
        assertThat(line).contains("request_id=named-1").doesNotContain("private-person", "Bearer");
        line = lines.take();
      }
      assertThat(line)
          .startsWith("method=GET path=/v1/records request_id=named-1 trace_id=" + TRACE)
          .contains("status=503")
          .doesNotContain("private-person", "Bearer");
    } finally {
      HubUnderTest.STORE.faults().comeBack();
      logger.removeHandler(handler);
    }
  }
}
