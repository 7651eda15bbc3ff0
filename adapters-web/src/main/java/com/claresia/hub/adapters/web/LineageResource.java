package com.claresia.hub.adapters.web;

import com.claresia.hub.application.lineage.LineageResult;
import com.claresia.hub.application.lineage.TraceLineage;
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
import java.util.Set;
import org.mapstruct.factory.Mappers;

/** {@code GET /v1/records/{id}/lineage}: what a record was made from, and what was made from it. */
@Path("/records/{id}/lineage")
@Singleton
public final class LineageResource {
  private static final LineageViews VIEWS = Mappers.getMapper(LineageViews.class);
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final TraceLineage lineages;

  @Inject
  LineageResource(TraceLineage lineages) {
    this.lineages = lineages;
  }

  /** The lineage, nearest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response trace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Parameters parameters = Parameters.of(request, Set.of("limit"));
    int limit = parameters.count("limit", MAX_LIMIT).orElse(DEFAULT_LIMIT);
    parameters.check();
    return RecordId.parse(id)
        .map(known -> answer(lineages.trace(Grant.of(request).tenant(), known, limit)))
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private static Response answer(LineageResult result) {
    return switch (result) {
      case LineageResult.Lineage lineage ->
          Response.ok(VIEWS.view(lineage).toBytes())
              .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
              .build();
      case LineageResult.NotFound() -> Answers.of(ProblemCode.NOT_FOUND);
    };
  }
}
