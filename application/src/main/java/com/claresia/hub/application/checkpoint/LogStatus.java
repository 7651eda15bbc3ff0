package com.claresia.hub.application.checkpoint;

import java.time.Duration;

/**
 * How far the logs of this process's tenants are signed, for metrics; it names no tenant.
 *
 * @param records in all of their logs
 * @param unsignedFor how long the records that wait longest for a checkpoint have waited; zero
 *     where every log is signed to its head
 */
public record LogStatus(long records, Duration unsignedFor) {}
