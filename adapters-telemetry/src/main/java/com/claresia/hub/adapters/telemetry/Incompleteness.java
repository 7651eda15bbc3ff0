package com.claresia.hub.adapters.telemetry;

/**
 * Numbers that should be equal and are not, of the records between two sizes of a log.
 *
 * @param fromSeq the first record counted
 * @param toSeq one past the last
 * @param invocationOutputs outputs that name an invocation
 * @param telemetryEvents telemetry events
 * @param envelopes envelopes that the control plane acknowledged
 */
public record Incompleteness(
    long fromSeq, long toSeq, long invocationOutputs, long telemetryEvents, long envelopes) {}
