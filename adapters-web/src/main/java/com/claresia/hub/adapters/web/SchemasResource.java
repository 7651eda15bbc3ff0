package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.record.RecordType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/schemas/{type}/{version}}: the JSON Schemas (2020-12) of the records. */
@Path("/schemas/{type:[a-z_]{1,40}}/{version:v[0-9]{1,4}}")
@Open
@Singleton
public final class SchemasResource {
  private static final String MEDIA_TYPE = "application/schema+json";
  private static final String ROOT = "/com/claresia/hub/schemas/";

  /** One schema; a published version never changes. */
  @GET
  @Produces({MEDIA_TYPE, MediaType.APPLICATION_JSON})
  public Response schema(@PathParam("type") String type, @PathParam("version") String version)
      throws IOException {
    return load(ROOT + type + "/" + version + ".json")
        .map(bytes ->
            Response.ok(bytes)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build())
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<byte[]> load(String resource) throws IOException {
    try (@Nullable InputStream in = RecordType.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
