package com.claresia.hub.domain.telemetry;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * All that the control plane gets to know of one invocation: these nine fields and never another.
 * Each is a number, a truth value, a time, or a name in the form of a {@link Slug}: of those two
 * names, 128 characters each at the most, what whoever wrote the record put into them leaves. It is
 * built from what a store keeps in typed columns, never from a record's content.
 *
 * @param tenantId whose
 * @param skillId which skill
 * @param ts when, in whole milliseconds
 * @param success whether it came to its end
 * @param latencyMs how long it took, in milliseconds
 * @param tokensIn tokens that the model read
 * @param tokensOut tokens that it wrote
 * @param costUsdEstimate about what it cost, in US dollars
 * @param archetypeId which archetype of skill
 */
public record Envelope(
    TenantId tenantId,
    Slug skillId,
    Instant ts,
    boolean success,
    long latencyMs,
    long tokensIn,
    long tokensOut,
    double costUsdEstimate,
    Slug archetypeId) {
  /** Refuses numbers that {@link Measurement} refuses, and a time finer than a millisecond. */
  public Envelope {
    var measured = new Measurement(success, latencyMs, tokensIn, tokensOut, costUsdEstimate);
    costUsdEstimate = measured.costUsdEstimate();
    if (!ts.truncatedTo(ChronoUnit.MILLIS).equals(ts)) {
      throw new IllegalArgumentException("times in an envelope are whole milliseconds");
    }
  }

  /** The envelope of one invocation. */
  public static Envelope of(
      TenantId tenant, Slug skill, Slug archetype, Instant ts, Measurement measured) {
    return new Envelope(
        tenant,
        skill,
        ts,
        measured.success(),
        measured.latencyMs(),
        measured.tokensIn(),
        measured.tokensOut(),
        measured.costUsdEstimate(),
        archetype);
  }
}
