package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.store.StoreUnavailable;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Makes a problem of whatever ends a request early; nobody is told more than the problem says. */
@Provider
@Singleton
public final class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case ProblemException refusal -> Answers.of(refusal.problem());
      case WebApplicationException refusal -> answer(refusal.getResponse());
      case RequestException refusal -> Answers.of(ProblemCode.ofStatus(refusal.status().code()));
      case StoreUnavailable down -> {
        RequestLog.unavailable(Exchange.current().requestId(), down);
        yield Answers.of(Problem.later(ProblemCode.UNAVAILABLE, 1));
      }
      // The client went away in the middle of its body: nobody is left to answer, or to blame.
      case ServerConnectionException gone -> Answers.of(ProblemCode.BAD_REQUEST);
      case CloseConnectionException gone -> Answers.of(ProblemCode.BAD_REQUEST);
      case DataReader.InsufficientDataAvailableException gone ->
          Answers.of(ProblemCode.BAD_REQUEST);
      default -> {
        RequestLog.failed(Exchange.current().requestId(), "request", thrown);
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
