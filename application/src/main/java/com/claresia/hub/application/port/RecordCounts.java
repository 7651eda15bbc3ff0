package com.claresia.hub.application.port;

/**
 * How many records there are of the types that tell of invocations, content that is gone left out.
 *
 * @param invocationOutputs outputs that name the invocation they came of
 * @param telemetryEvents telemetry events
 */
public record RecordCounts(long invocationOutputs, long telemetryEvents) {}
