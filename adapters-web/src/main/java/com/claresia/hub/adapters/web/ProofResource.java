package com.claresia.hub.adapters.web;

import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.prove.ProveResult;
import com.claresia.hub.application.prove.RecordProof;
import com.claresia.hub.domain.record.RecordId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * {@code GET /v1/records/{id}/proof}: all that is needed to check one record offline, as JSON or in
 * the text form of C2SP tlog-proof.
 */
@Path("/records/{id}/proof")
@Singleton
public final class ProofResource {
  // A client that takes anything gets JSON.
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8;qs=0.5";

  private final ProveRecord proofs;

  @Inject
  ProofResource(ProveRecord proofs) {
    this.proofs = proofs;
  }

  /** The proof as JSON. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response json(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return prove(id, request, ProofForms::json);
  }

  /** The proof in the text form. */
  @GET
  @Produces(TEXT)
  public Response text(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return prove(id, request, ProofForms::text);
  }

  private Response prove(
      String id, ContainerRequestContext request, Function<RecordProof, byte[]> form) {
    Parameters.none(request);
    return RecordId.parse(id)
        .map(known -> answer(proofs.prove(Grant.of(request).tenant(), known), form))
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private static Response answer(ProveResult result, Function<RecordProof, byte[]> form) {
    return switch (result) {
      case ProveResult.Proven(RecordProof proof) ->
          Response.ok(form.apply(proof))
              .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
              .build();
      case ProveResult.Erased erased -> Answers.of(ProblemCode.ERASED);
      case ProveResult.NotFound() -> Answers.of(ProblemCode.NOT_FOUND);
      case ProveResult.Unsigned(String reason) ->
          Answers.of(Problem.of(ProblemCode.UNSIGNED, reason));
      case ProveResult.Refuted(String reason) ->
          Answers.of(Problem.of(ProblemCode.INTEGRITY, reason));
    };
  }
}
