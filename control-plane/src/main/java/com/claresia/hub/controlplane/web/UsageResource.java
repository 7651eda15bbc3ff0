package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.usage.Asked;
import com.claresia.hub.controlplane.usage.Grouping;
import com.claresia.hub.controlplane.usage.Usage;
import com.claresia.hub.controlplane.usage.UsageQueries;
import com.claresia.hub.controlplane.usage.UsageReport;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /v1/usage}: what invocations came to, by group. */
@Path("/usage")
@Singleton
public final class UsageResource {
  private static final String GROUP_BY = "group_by";
  private static final Set<String> KNOWN =
      Set.of(
          Questions.TENANT,
          Questions.SKILL,
          Questions.ARCHETYPE,
          Questions.FROM,
          Questions.TO,
          GROUP_BY);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final UsageQueries usage;
  private final Turns turns;
  private final Clock clock;

  @Inject
  UsageResource(UsageQueries usage, Turns turns, Clock clock) {
    this.usage = usage;
    this.turns = turns;
    this.clock = clock;
  }

  /** Counts, successes, latency, tokens and cost. */
  @GET
  public Response ask(@Context ContainerRequestContext request) {
    Parameters parameters = Parameters.of(request, KNOWN);
    Asked asked = Questions.asked(parameters);
    List<Grouping> by =
        parameters
            .parsed(
                GROUP_BY,
                Grouping::ofWireNames,
                "is no list of skill, archetype, tenant and day, each once, by comma")
            .orElse(List.of(Grouping.SKILL));
    parameters.check();
    return asked
        .within(LONGEST, clock.instant())
        .map(period -> answer(period, by))
        .orElseGet(() ->
            Answers.of(
                Problem.of(
                    ProblemCode.BAD_PARAMETERS,
                    "to is at most " + LONGEST.toDays() + " days after from")));
  }

  private Response answer(Asked period, List<Grouping> by) {
    return switch (turns.asking(() -> usage.usage(period, by))) {
      case UsageReport.Groups(List<Usage> groups) -> answer(period, by, groups);
      case UsageReport.TooManyGroups() -> Answers.of(ProblemCode.TOO_MANY_GROUPS);
    };
  }

  private static Response answer(Asked period, List<Grouping> by, List<Usage> found) {
    JsonArrayBuilder groups = Json.createArrayBuilder();
    found.forEach(group -> groups.add(json(group, by)));
    String dimensions = by.stream().map(Grouping::wireName).collect(Collectors.joining(","));
    JsonObjectBuilder json = Json.createObjectBuilder().add("group_by", dimensions);
    period.from().ifPresent(from -> json.add(Questions.FROM, from.toString()));
    period.to().ifPresent(to -> json.add(Questions.TO, to.toString()));
    return Answers.of(json.add("groups", groups).build());
  }

  private static JsonObjectBuilder json(Usage group, List<Grouping> by) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (int i = 0; i < by.size(); i++) {
      json.add(by.get(i).wireName(), group.group().get(i));
    }
    return json.add("invocations", group.invocations())
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
