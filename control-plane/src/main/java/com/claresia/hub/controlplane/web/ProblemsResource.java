package com.claresia.hub.controlplane.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code GET /v1/problems/{code}}: the page that a problem's {@code type} leads to. */
@Path("/problems/{code}")
@Singleton
public final class ProblemsResource {

  /** What the problem means. */
  @GET
  public Response explain(@PathParam("code") String code) {
    return ProblemCode.ofWireName(code)
        .map(known -> Answers.text(200, "text/plain; charset=utf-8", known.meaning() + "\n"))
        .orElseGet(() -> Answers.of(ProblemCode.NOT_FOUND));
  }
}
