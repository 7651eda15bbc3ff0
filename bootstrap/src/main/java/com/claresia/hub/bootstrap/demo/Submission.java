package com.claresia.hub.bootstrap.demo;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a client sends.
 *
 * @param kind which resource takes it
 * @param occurredAt when it happened
 * @param content the body
 */
record Submission(Kind kind, Instant occurredAt, JsonObject content) {
  /** Which resource takes a submission. */
  enum Kind {
    /** {@code POST /v1/records}. */
    RECORD,
    /** {@code POST /v1/invocations}: two records, both or neither. */
    INVOCATION
  }

  /** How many records it makes. */
  int records() {
    return kind == Kind.INVOCATION ? 2 : 1;
  }

  /** The body in UTF-8. */
  byte[] body() {
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }
}
