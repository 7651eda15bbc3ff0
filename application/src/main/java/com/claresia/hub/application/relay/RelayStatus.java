package com.claresia.hub.application.relay;

import java.time.Duration;

/**
 * How the relay is doing, over all tenants, for metrics and health; it names no tenant.
 *
 * @param lagRecords records in the logs that were not acknowledged yet
 * @param lag for how long the oldest of them has waited
 * @param uncosigned for how long the oldest checkpoint that is not cosigned has waited
 * @param sentRecords entries acknowledged since the start
 * @param halted how many tenants' logs are behind the control plane or forked
 * @param failures requests without success since the start
 */
public record RelayStatus(
    long lagRecords,
    Duration lag,
    Duration uncosigned,
    long sentRecords,
    long halted,
    long failures) {}
