package com.claresia.hub.controlplane.intake;

/**
 * What every reply tells of a log.
 *
 * @param acknowledgedSize how many entries are durable here
 * @param envelopes how many of them came with an envelope
 * @param lease who may send
 * @param schemaVersion that the Hub is asked to migrate to, 0 for none
 * @param witnessedSize of the newest checkpoint that was cosigned
 */
public record LogView(
    long acknowledgedSize, long envelopes, Lease lease, long schemaVersion, long witnessedSize) {}
