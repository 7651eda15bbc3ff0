package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.witness.Submission;
import com.claresia.hub.controlplane.witness.Witness;
import com.claresia.hub.controlplane.witness.WitnessOutcome;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** {@code POST /add-checkpoint} (C2SP tlog-witness). */
@Path("/")
@Singleton
public final class AddCheckpointResource {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  private final Witness witness;
  private final Turns turns;
  private final Bodies bodies;

  @Inject
  AddCheckpointResource(Witness witness, Turns turns, Bodies bodies) {
    this.witness = witness;
    this.turns = turns;
    this.bodies = bodies;
  }

  /** Cosigns a checkpoint, or says why not. */
  @POST
  public Response add(InputStream body) {
    TenantId tenant = Callers.tenant();
    return turns.atLog(() -> add(tenant, bodies.plain(body, Submission.MAX_BYTES)));
  }

  private Response add(TenantId tenant, byte[] body) {
    return switch (Submission.parse(body)) {
      case Parsed.Malformed<Submission>(String reason) ->
          Answers.of(Problem.of(ProblemCode.BAD_REQUEST, reason));
      case Parsed.Valid<Submission>(Submission submission) ->
          answer(witness.add(tenant, submission));
    };
  }

  private static Response answer(WitnessOutcome outcome) {
    return switch (outcome) {
      case WitnessOutcome.Cosigned(List<NoteSignature> cosignatures) ->
          Answers.text(200, TEXT, lines(cosignatures));
      case WitnessOutcome.OldSizeTooLarge() ->
          Answers.of(
              Problem.of(ProblemCode.BAD_REQUEST, "the old size is beyond the checkpoint's"));
      case WitnessOutcome.UnknownOrigin() -> Answers.of(ProblemCode.UNKNOWN_ORIGIN);
      case WitnessOutcome.Foreign() -> Answers.of(ProblemCode.FOREIGN);
      case WitnessOutcome.Untrusted() -> Answers.of(ProblemCode.UNTRUSTED_SIGNATURE);
      case WitnessOutcome.Stale(long witnessedSize) ->
          Answers.text(409, SIZE, witnessedSize + "\n");
      case WitnessOutcome.Unproven(String reason) ->
          Answers.of(Problem.of(ProblemCode.UNPROVEN, reason));
      case WitnessOutcome.HashesMissing() ->
          Answers.of(Problem.later(ProblemCode.HASHES_MISSING, 1));
      case WitnessOutcome.Forked(long size) ->
          Answers.of(
              Problem.of(ProblemCode.FORKED)
                  .with(Json.createObjectBuilder().add("size", size).build()));
      case WitnessOutcome.NoKey() -> Answers.of(Problem.later(ProblemCode.UNSIGNED, 10));
    };
  }

  private static String lines(List<NoteSignature> cosignatures) {
    StringBuilder lines = new StringBuilder();
    cosignatures.forEach(signature -> lines.append(signature.line()).append('\n'));
    return lines.toString();
  }
}
