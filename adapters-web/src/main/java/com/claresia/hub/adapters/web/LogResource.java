package com.claresia.hub.adapters.web;

import com.claresia.hub.application.log.ReadLog;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code /v1/log/…}: the tenant's log of salted hashes as C2SP tlog-tiles. A checkpoint is always
 * fresh; a tile of some width never changes.
 */
@Path("/log")
@ByHostName
@Singleton
public final class LogResource {
  private static final String FOREVER = "private, max-age=31536000, immutable";

  private final ReadLog log;

  @Inject
  LogResource(ReadLog log) {
    this.log = log;
  }

  /** The newest checkpoint. */
  @GET
  @Path("checkpoint")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public Response checkpoint(@Context ContainerRequestContext request) {
    Parameters.none(request);
    return log.checkpoint(Grant.of(request).tenant())
        .map(StoredCheckpoint::note)
        .map(note -> note.getBytes(StandardCharsets.UTF_8))
        .map(note -> Response.ok(note).header(HttpHeaders.CACHE_CONTROL, "no-cache").build())
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  /** A tile of hashes or a bundle of entries. */
  @GET
  @Path("{path:tile/.+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response tile(@PathParam("path") String path, @Context ContainerRequestContext request) {
    Parameters.none(request);
    return bytes(Grant.of(request).tenant(), path)
        .map(bytes -> Response.ok(bytes).header(HttpHeaders.CACHE_CONTROL, FOREVER).build())
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private Optional<byte[]> bytes(TenantId tenant, String path) {
    return switch (Tile.parsePath(path)) {
      case Parsed.Valid<Tile.Resource>(Tile.Resource.Hashes(Tile tile)) -> log.tile(tenant, tile);
      case Parsed.Valid<Tile.Resource>(Tile.Resource.Entries(Tile tile)) ->
          log.entries(tenant, tile.index(), tile.width());
      case Parsed.Malformed<Tile.Resource> malformed -> Optional.empty();
    };
  }
}
