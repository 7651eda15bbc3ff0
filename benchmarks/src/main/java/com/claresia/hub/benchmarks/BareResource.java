package com.claresia.hub.benchmarks;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The baseline of {@code ingest}: a resource beside the Hub's own, on the same server, under the
 * same filters and with the same tokens, that reads the whole body and answers what is as long as a
 * receipt.
 */
@Path(BareResource.PATH)
@Singleton
public final class BareResource {
  static final String PATH = "/bench/bare";

  /** Made by the container. */
  public BareResource() {}

  /** Reads and answers. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(byte[] body) {
    return Response.status(Response.Status.CREATED).entity(BareReceipt.of(body)).build();
  }
}
