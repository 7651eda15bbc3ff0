package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.usage.Asked;
import com.claresia.hub.controlplane.usage.EnvelopePage;
import com.claresia.hub.controlplane.usage.Invocation;
import com.claresia.hub.controlplane.usage.UsageQueries;
import com.claresia.hub.domain.telemetry.Envelope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/envelopes}: who ran what skill when. */
@Path("/envelopes")
@Singleton
public final class EnvelopesResource {
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";
  private static final Set<String> KNOWN =
      Set.of(
          Questions.TENANT,
          Questions.SKILL,
          Questions.ARCHETYPE,
          Questions.FROM,
          Questions.TO,
          LIMIT,
          CURSOR);
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final UsageQueries usage;
  private final Turns turns;

  @Inject
  EnvelopesResource(UsageQueries usage, Turns turns) {
    this.usage = usage;
    this.turns = turns;
  }

  /** A page of envelopes in the order of their times. */
  @GET
  public Response ask(@Context ContainerRequestContext request) {
    Parameters parameters = Parameters.of(request, KNOWN);
    Asked asked = Questions.asked(parameters);
    int limit = parameters.count(LIMIT, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    Optional<String> cursor = parameters.parsed(CURSOR, Optional::of, "is empty");
    parameters.check();
    EnvelopePage page =
        turns.asking(() ->
            cursor
                .map(after -> usage.envelopes(asked, limit, after))
                .orElseGet(() -> usage.envelopes(asked, limit)));
    return switch (page) {
      case EnvelopePage.Page(List<Invocation> found, Optional<String> next) -> answer(found, next);
      case EnvelopePage.BadCursor() -> Answers.of(ProblemCode.BAD_CURSOR);
    };
  }

  private static Response answer(List<Invocation> found, Optional<String> next) {
    JsonArrayBuilder envelopes = Json.createArrayBuilder();
    found.forEach(invocation -> envelopes.add(json(invocation)));
    JsonObjectBuilder page = Json.createObjectBuilder().add("envelopes", envelopes);
    next.ifPresent(cursor -> page.add("next", cursor));
    return Answers.of(page.build());
  }

  private static JsonObjectBuilder json(Invocation invocation) {
    Envelope envelope = invocation.envelope();
    return Json.createObjectBuilder()
        .add("tenant_id", envelope.tenantId().value())
        .add("seq", invocation.seq())
        .add("skill_id", envelope.skillId().value())
        .add("archetype_id", envelope.archetypeId().value())
        .add("ts", MILLIS.format(envelope.ts()))
        .add("success", envelope.success())
        .add("latency_ms", envelope.latencyMs())
        .add("tokens_in", envelope.tokensIn())
        .add("tokens_out", envelope.tokensOut())
        .add("cost_usd_estimate", envelope.costUsdEstimate());
  }
}
