package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.Batch;
import com.claresia.hub.controlplane.intake.BatchLines;
import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.intake.IntakeOutcome;
import com.claresia.hub.controlplane.intake.LogView;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/tenants/{tenant}/entries}: hashes and envelopes come in. */
@Path("/tenants/{tenant}/entries")
@Singleton
public final class EntriesResource {
  private static final String NDJSON = "application/x-ndjson";

  private final Intake intake;
  private final Turns turns;
  private final Bodies bodies;

  @Inject
  EntriesResource(Intake intake, Turns turns, Bodies bodies) {
    this.intake = intake;
    this.turns = turns;
    this.bodies = bodies;
  }

  /** Takes in a batch of lines, or a heartbeat. */
  @POST
  @Consumes(NDJSON)
  public Response take(
      @PathParam("tenant") String name,
      @HeaderParam(Relay.HEADER) @Nullable String relayId,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String coding,
      InputStream body) {
    TenantId tenant = Callers.own(name);
    UUID relay = Relay.required(relayId);
    Optional<String> coded = Optional.ofNullable(coding);
    return turns.atLog(() -> take(tenant, relay, bodies.decoded(body, coded, Batch.MAX_BYTES)));
  }

  private Response take(TenantId tenant, UUID relay, byte[] lines) {
    return switch (BatchLines.read(tenant, lines)) {
      case BatchLines.Reading.Read(Batch batch) -> answer(intake.take(tenant, relay, batch));
      case BatchLines.Reading.TooMany() -> Answers.of(ProblemCode.TOO_LARGE);
      case BatchLines.Reading.CutShort(int line) ->
          Answers.of(badLine(ProblemCode.BAD_REQUEST, line, "no line feed ends it"));
      case BatchLines.Reading.BadLine(int line, String reason) ->
          Answers.of(badLine(ProblemCode.INVALID_LINE, line, reason));
    };
  }

  private static Problem badLine(ProblemCode code, int line, String reason) {
    return Problem.of(code, "line " + line + ": " + reason)
        .with(Json.createObjectBuilder().add("line", line).build());
  }

  private static Response answer(IntakeOutcome outcome) {
    return switch (outcome) {
      case IntakeOutcome.Taken(LogView log) -> Answers.of(LogViews.json(log));
      case IntakeOutcome.Gap(LogView log) ->
          Answers.of(Problem.of(ProblemCode.GAP).with(LogViews.json(log)));
      case IntakeOutcome.Forked(LogView log, long seq) ->
          Answers.of(
              Problem.of(ProblemCode.FORKED).with(LogViews.members(log).add("seq", seq).build()));
      case IntakeOutcome.Leased(LogView log) ->
          Answers.of(
              Problem.later(ProblemCode.LEASED, log.lease().seconds()).with(LogViews.json(log)));
    };
  }
}
