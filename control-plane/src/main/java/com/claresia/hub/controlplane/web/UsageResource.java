package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.usage.Asked;
import com.claresia.hub.controlplane.usage.Grouping;
import com.claresia.hub.controlplane.usage.Usage;
import com.claresia.hub.controlplane.usage.UsageQueries;
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
import java.util.Set;

/** {@code GET /v1/usage}: what invocations came to, by group. */
@Path("/usage")
@Singleton
public final class UsageResource {
  private static final String GROUP_BY = "group_by";
  private static final Set<String> KNOWN =
      Set.of(Questions.TENANT, Questions.FROM, Questions.TO, GROUP_BY);

  private final UsageQueries usage;

  @Inject
  UsageResource(UsageQueries usage) {
    this.usage = usage;
  }

  /** Counts, successes, latency, tokens and cost. */
  @GET
  public Response ask(@Context ContainerRequestContext request) {
    Parameters parameters = Parameters.of(request, KNOWN);
    Asked asked = Questions.asked(parameters);
    Grouping by =
        parameters
            .parsed(GROUP_BY, Grouping::ofWireName, "is none of skill, archetype, tenant, day")
            .orElse(Grouping.SKILL);
    parameters.check();
    JsonArrayBuilder groups = Json.createArrayBuilder();
    usage.usage(asked, by).forEach(group -> groups.add(json(group, by)));
    return Answers.of(
        Json.createObjectBuilder().add("group_by", by.wireName()).add("groups", groups).build());
  }

  private static JsonObjectBuilder json(Usage group, Grouping by) {
    return Json.createObjectBuilder()
        .add(by.wireName(), group.group())
        .add("invocations", group.invocations())
        .add("successes", group.successes())
        .add(
            "latency_ms",
            Json.createObjectBuilder()
                .add("p50", group.latency().p50())
                .add("p95", group.latency().p95())
                .add("p99", group.latency().p99()))
        .add("tokens_in", group.tokensIn())
        .add("tokens_out", group.tokensOut())
        .add("cost_usd_estimate", group.costUsd());
  }
}
