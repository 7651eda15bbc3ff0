package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.usage.Asked;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Reads which envelopes are asked for. */
final class Questions {
  static final String TENANT = "tenant";
  static final String SKILL = "skill_id";
  static final String ARCHETYPE = "archetype_id";
  static final String FROM = "from";
  static final String TO = "to";

  private Questions() {}

  /** The question, of what this caller may know of; the parameters' faults are not checked yet. */
  static Asked asked(Parameters parameters) {
    Optional<TenantId> named =
        parameters.parsed(
            TENANT,
            name -> Optional.of(name).filter(TenantId::isValid).map(TenantId::new),
            "is no name of a tenant");
    Optional<String> skill = slug(parameters, SKILL);
    Optional<String> archetype = slug(parameters, ARCHETYPE);
    Optional<Instant> from = parameters.time(FROM);
    Optional<Instant> to = parameters.time(TO);
    return new Asked(Callers.readable(named), skill, archetype, from, to);
  }

  private static Optional<String> slug(Parameters parameters, String name) {
    return parameters.parsed(name, id -> Optional.of(id).filter(Slug::isValid), "is no slug");
  }
}
