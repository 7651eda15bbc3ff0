package com.claresia.hub.controlplane.usage;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of which envelopes a question is.
 *
 * @param tenant one tenant's, or, for an operator, all
 * @param skill of one skill, or all
 * @param archetype of one archetype, or all
 * @param from invoked at or after this time
 * @param to invoked before this time
 */
public record Asked(
    Optional<TenantId> tenant,
    Optional<String> skill,
    Optional<String> archetype,
    Optional<Instant> from,
    Optional<Instant> to) {
  private static final String TIME = "timestamptz 'epoch' + ? * interval '1 millisecond'";

  /**
   * The same, of a period no longer than this: an end that is not given follows from the other one,
   * and without both it is the time before {@code now}. Empty where the period given is longer.
   */
  public Optional<Asked> within(Duration longest, Instant now) {
    Instant begin = from.orElseGet(() -> to.orElse(now).minus(longest));
    Optional<Instant> end = to.or(() -> from.map(given -> given.plus(longest)));
    return end.filter(e -> e.isAfter(begin.plus(longest))).isPresent()
        ? Optional.empty()
        : Optional.of(new Asked(tenant, skill, archetype, Optional.of(begin), end));
  }

  /** The condition over {@code e}, which {@link #parameters} fill. */
  String condition() {
    List<String> parts = new ArrayList<>(List.of("true"));
    tenant.ifPresent(t -> parts.add("e.tenant_id = ?"));
    skill.ifPresent(s -> parts.add("e.skill_id = ?"));
    archetype.ifPresent(a -> parts.add("e.archetype_id = ?"));
    from.ifPresent(t -> parts.add("e.ts >= " + TIME));
    to.ifPresent(t -> parts.add("e.ts < " + TIME));
    return String.join(" AND ", parts);
  }

  /** In the order of the condition's places. */
  List<Object> parameters() {
    List<Object> values = new ArrayList<>();
    tenant.ifPresent(t -> values.add(t.value()));
    skill.ifPresent(values::add);
    archetype.ifPresent(values::add);
    from.ifPresent(t -> values.add(t.toEpochMilli()));
    to.ifPresent(t -> values.add(t.toEpochMilli()));
    return values;
  }

  /** The question's own text, by which its cursors are bound to it. */
  String key() {
    return tenant.map(TenantId::value).orElse("")
        + "\n"
        + skill.orElse("")
        + "\n"
        + archetype.orElse("")
        + "\n"
        + from
        + "\n"
        + to;
  }
}
