package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendRecords;
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
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/records}: one record, or NDJSON with one unit a line. */
@Path("/records")
@Singleton
public final class RecordsResource {
  static final String NDJSON = "application/x-ndjson";

  private final AppendRecords append;
  private final WebSettings.Limits limits;
  private final BodyReader bodies;

  @Inject
  RecordsResource(AppendRecords append, WebSettings settings) {
    this.append = append;
    this.limits = settings.limits();
    this.bodies = new BodyReader(limits.unitBytes(), limits.unitTimeout());
  }

  /** Takes in one record. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response append(@Context ContainerRequestContext request) {
    Submissions submissions = Submissions.of(request);
    byte[] body = bodies.read(request);
    return Receipts.answer(
        switch (submissions.mode()) {
          case STORE -> Reply.of(append.append(submissions.unit(body, 0)));
          case CHECK -> Reply.ofCheck(append.check(submissions.unit(body, 0)));
        });
  }

  /** Takes in a record a line, and answers a line each. */
  @POST
  @Consumes(NDJSON)
  @Produces(NDJSON)
  public Response appendLines(@Context ContainerRequestContext request) {
    Submissions submissions = Submissions.of(request);
    NdjsonExchange.Intake intake =
        switch (submissions.mode()) {
          case STORE -> (line, at) -> new LaterReply(append.submit(submissions.unit(line, at)));
          case CHECK ->
              (line, at) ->
                  CompletableFuture.completedFuture(
                      Reply.ofCheck(append.check(submissions.unit(line, at))));
        };
    return Response.ok(new NdjsonExchange(request.getEntityStream(), intake, limits)).build();
  }
}
