package com.claresia.hub.controlplane.web;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Makes answers; all of known length, so that none goes out in chunks. */
final class Answers {
  private Answers() {}

  static Response of(JsonObject json) {
    return bytes(200, MediaType.APPLICATION_JSON, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Response text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Response bytes(int status, String type, byte[] body) {
    return Response.status(status)
        .type(type)
        .header(HttpHeaders.CONTENT_LENGTH, body.length)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(body)
        .build();
  }

  static Response of(Problem problem) {
    String json = problem.json(Exchange.current().requestId()).toString();
    Response.ResponseBuilder answer =
        Response.fromResponse(text(problem.code().status(), Problem.MEDIA_TYPE, json));
    problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    if (problem.code() == ProblemCode.REQUEST_TIMEOUT) {
      // What still comes of its body is not waited for.
      answer.header("Connection", "close");
    }
    return answer.build();
  }

  static Response of(ProblemCode code) {
    return of(Problem.of(code));
  }
}
