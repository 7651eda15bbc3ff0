package com.claresia.hub.adapters.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes answers of problems, and of documents that have a hash. */
final class Answers {
  private Answers() {}

  static Response of(Problem problem) {
    Exchange.current().notes().refused(problem.code());
    Response.ResponseBuilder answer =
        Response.status(problem.code().status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.toBytes(Exchange.current().requestId()));
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    problem.challenge().ifPresent(value -> answer.header(HttpHeaders.WWW_AUTHENTICATE, value));
    return answer.build();
  }

  static Response of(ProblemCode code) {
    return of(Problem.of(code));
  }
}
