package com.claresia.hub.controlplane.web;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Answers what never reaches a resource: broken HTTP, unknown paths, failures outside Jakarta REST.
 */
final class TransportProblems implements DirectHandler {
  private final ExchangeFilter exchanges;

  private TransportProblems(ExchangeFilter exchanges) {
    this.exchanges = exchanges;
  }

  static DirectHandlers handlers(ExchangeFilter exchanges) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    TransportProblems problems = new TransportProblems(exchanges);
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, problems);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.Logger logger) {
    String id = exchanges.requestId(request.headers());
    if (defaultStatus.code() >= 500) {
      RequestLog.failed(id, "transport", thrown);
    }
    return answer(id, problem(defaultStatus.code(), request), headers);
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders headers,
      String message) {
    String id = exchanges.requestId(request.headers());
    return answer(id, problem(defaultStatus.code(), request), headers);
  }

  // The server refuses codings it does not know as a plain bad request, before a resource is asked.
  private static Problem problem(int status, TransportRequest request) {
    if (status == 400 && request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    ProblemCode code = ProblemCode.ofStatus(status);
    return status == 503 ? Problem.later(code, 1) : Problem.of(code);
  }

  private static TransportResponse answer(
      String id, Problem problem, ServerResponseHeaders headers) {
    headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.set(ExchangeFilter.REQUEST_ID, id);
    problem
        .retryAfter()
        .ifPresent(seconds -> headers.set(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
    return TransportResponse.builder()
        .status(Status.create(problem.code().status()))
        .headers(headers)
        .keepAlive(problem.code().status() != 400)
        .entity(problem.json(id).toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
