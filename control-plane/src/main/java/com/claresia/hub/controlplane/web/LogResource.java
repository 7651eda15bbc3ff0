package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.intake.ReceivedHashes;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a tenant's log: how it stands, its hashes and its newest checkpoint. */
@Path("/tenants/{tenant}")
@Singleton
public final class LogResource {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BYTES = "application/octet-stream";

  private final Intake intake;
  private final Turns turns;

  @Inject
  LogResource(Intake intake, Turns turns) {
    this.intake = intake;
    this.turns = turns;
  }

  /** How the log stands; grants nothing. */
  @GET
  @Path("/state")
  public Response state(
      @PathParam("tenant") String name, @HeaderParam(Relay.HEADER) @Nullable String relay) {
    TenantId tenant = Callers.own(name);
    Optional<UUID> asking = Relay.of(relay);
    return Answers.of(
        LogViews.json(
            turns.atLog(() ->
                asking.map(one -> intake.view(tenant, one)).orElseGet(() -> intake.view(tenant)))));
  }

  /** The newest checkpoint with its cosignatures. */
  @GET
  @Path("/checkpoint")
  public Response checkpoint(@PathParam("tenant") String name) {
    TenantId tenant = Callers.own(name);
    return turns
        .atLog(() -> intake.checkpoint(tenant))
        .map(note -> Answers.text(200, TEXT, note))
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  /** The hashes of a range, 32 bytes each. */
  @GET
  @Path("/hashes")
  public Response hashes(
      @PathParam("tenant") String name, @Context ContainerRequestContext request) {
    TenantId tenant = Callers.own(name);
    Parameters parameters = Parameters.of(request, Set.of("from", "to"));
    long from = parameters.requiredSize("from");
    long to = parameters.requiredSize("to");
    parameters.check();
    if (to < from || to - from > ReceivedHashes.MAX_HASHES) {
      return Answers.of(
          Problem.of(
              ProblemCode.BAD_PARAMETERS,
              "from is at most to, and " + ReceivedHashes.MAX_HASHES + " before it at most"));
    }
    return turns
        .atLog(() -> intake.hashes(tenant, from, to))
        .map(hashes -> Answers.bytes(200, BYTES, hashes))
        .orElseGet(() ->
            Answers.of(Problem.of(ProblemCode.NOT_FOUND, "not all of these hashes were received")));
  }
}
