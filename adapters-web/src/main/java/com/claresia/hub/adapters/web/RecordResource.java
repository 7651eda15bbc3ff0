package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.query.ReadRecord;
import com.claresia.hub.application.query.ReadResult;
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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/records/{id}}: the canonical bytes themselves, whose SHA-256 is the entity tag. An
 * id that is none, or another tenant's, is as unknown as any.
 */
@Path("/records/{id}")
@Singleton
public final class RecordResource {
  private final ReadRecord records;

  @Inject
  RecordResource(ReadRecord records) {
    this.records = records;
  }

  /** The record as it was hashed. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Parameters.none(request);
    return RecordId.parse(id)
        .map(known -> answer(records.read(Grant.of(request).tenant(), known), request))
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private static Response answer(ReadResult result, ContainerRequestContext request) {
    return switch (result) {
      case ReadResult.Found(StoredRecord record) -> answer(record, request);
      case ReadResult.Erased erased -> Answers.of(ProblemCode.ERASED);
      case ReadResult.NotFound() -> Answers.of(ProblemCode.NOT_FOUND);
    };
  }

  private static Response answer(StoredRecord record, ContainerRequestContext request) {
    String etag = Receipts.etag(record.provenanceHash());
    Response.ResponseBuilder answer =
        names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), etag)
            ? Response.notModified()
            : Response.ok(record.content().orElseThrow());
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }

  private static boolean names(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }
}
