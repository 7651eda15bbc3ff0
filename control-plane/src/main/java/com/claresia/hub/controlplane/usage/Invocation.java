package com.claresia.hub.controlplane.usage;

import com.claresia.hub.domain.telemetry.Envelope;

/**
 * Who ran what skill when.
 *
 * @param seq the telemetry event's place in the tenant's log
 * @param envelope the nine fields
 */
public record Invocation(long seq, Envelope envelope) {}
