package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.StoreUnavailable;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Makes a problem of whatever ends a request early; nobody is told more than the problem says. */
@Provider
@Singleton
final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case ProblemException refusal -> Answers.of(refusal.problem());
      case WebApplicationException refusal -> answer(refusal.getResponse());
      case StoreUnavailable down -> {
        RequestLog.unavailable(Exchange.current(), down);
        yield Answers.of(Problem.later(ProblemCode.UNAVAILABLE, STORE_RETRY));
      }
      // The client went away in the middle of its body: nobody is left to answer, or to blame.
      case ServerConnectionException gone -> Answers.of(ProblemCode.BAD_REQUEST);
      case CloseConnectionException gone -> Answers.of(ProblemCode.BAD_REQUEST);
      case DataReader.InsufficientDataAvailableException gone ->
          Answers.of(ProblemCode.BAD_REQUEST);
      default -> {
        RequestLog.failed(Exchange.current(), "request", thrown);
        yield Answers.of(ProblemCode.INTERNAL);
      }
    };
  }

  private static Response answer(Response refusal) {
    Response answer = Answers.of(ProblemCode.ofStatus(refusal.getStatus()));
    Object allow = refusal.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }
}
