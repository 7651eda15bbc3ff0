package com.claresia.hub.adapters.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** {@code GET /v1/problems/{code}}: the page that a problem's {@code type} leads to. */
@Path("/problems/{code}")
@Open
@Singleton
public final class ProblemsResource {

  /** What the problem means and whether sending the same again can help. */
  @GET
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public Response explain(@PathParam("code") String code) {
    return ProblemCode.ofWireName(code)
        .map(known -> Response.ok(page(known).getBytes(StandardCharsets.UTF_8)).build())
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }

  private static String page(ProblemCode code) {
    return """
    %s (%d %s)

    %s

    Retryable: %s.
    """
        .formatted(
            code.title(),
            code.status(),
            code.wireName(),
            code.meaning(),
            code.isRetryable() ? "yes, the same request may succeed later" : "no, not unchanged");
  }
}
