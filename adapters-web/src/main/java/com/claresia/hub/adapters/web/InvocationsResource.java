package com.claresia.hub.adapters.web;

import com.claresia.hub.application.invocation.RecordInvocation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /v1/invocations}: an output and its telemetry event, both or neither. */
@Path("/invocations")
@Singleton
public final class InvocationsResource {
  private final RecordInvocation invocations;
  private final BodyReader bodies;

  @Inject
  InvocationsResource(RecordInvocation invocations, WebSettings settings) {
    this.invocations = invocations;
    this.bodies = new BodyReader(settings.limits().unitBytes(), settings.limits().unitTimeout());
  }

  /** Takes in one invocation. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response record(@Context ContainerRequestContext request) {
    Submissions submissions = Submissions.of(request);
    byte[] body = bodies.read(request);
    return Receipts.answerInvocation(
        switch (submissions.mode()) {
          case STORE -> Reply.of(invocations.record(submissions.unit(body, 0)));
          case CHECK -> Reply.ofCheck(invocations.check(submissions.unit(body, 0)));
        });
  }
}
