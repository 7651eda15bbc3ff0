package com.claresia.hub.domain.record;

import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.Measurement;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The members of a record that stores keep apart for search. They say nothing that the canonical
 * bytes do not say; the verifier holds one against the other.
 *
 * @param tenant owner
 * @param id name
 * @param type one of six
 * @param occurredAt when it happened, by the client's word, in whole milliseconds
 * @param recordedAt when the Hub took it in, in whole milliseconds
 * @param actor who acted
 * @param onBehalfOf for whom
 * @param skillId which skill
 * @param archetypeId which archetype of skill
 * @param invocationId which run of it
 * @param derivedFrom the records it was made from, in the client's order
 * @param measurement what a telemetry event measured; no other type has one
 */
public record RecordMetadata(
    TenantId tenant,
    RecordId id,
    RecordType type,
    Instant occurredAt,
    Instant recordedAt,
    Actor actor,
    Optional<Actor> onBehalfOf,
    Optional<String> skillId,
    Optional<String> archetypeId,
    Optional<String> invocationId,
    List<RecordId> derivedFrom,
    Optional<Measurement> measurement) {
  /** Checks the times and copies the list. */
  public RecordMetadata {
    requireMillis(occurredAt);
    requireMillis(recordedAt);
    derivedFrom = List.copyOf(derivedFrom);
    if (measurement.isPresent() && type != RecordType.TELEMETRY_EVENT) {
      throw new IllegalArgumentException("telemetry events alone have a measurement");
    }
  }

  /** A telemetry event's envelope; no other type has one. */
  public Optional<Envelope> envelope() {
    return measurement.flatMap(measured ->
        slug(skillId)
            .flatMap(skill ->
                slug(archetypeId)
                    .map(
                        archetype -> Envelope.of(tenant, skill, archetype, occurredAt, measured))));
  }

  private static Optional<Slug> slug(Optional<String> id) {
    return id.filter(Slug::isValid).map(Slug::new);
  }

  private static void requireMillis(Instant time) {
    if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      throw new IllegalArgumentException("times in a record are whole milliseconds");
    }
  }
}
