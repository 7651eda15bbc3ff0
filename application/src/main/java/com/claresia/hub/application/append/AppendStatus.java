package com.claresia.hub.application.append;

/**
 * How taking in goes, summed over all tenants, for metrics.
 *
 * @param queuedRecords records that wait to be committed
 * @param queuedBytes their canonical bytes
 * @param committedRecords records committed since the start
 * @param committedSegments segments committed since the start
 * @param movedHeads how often another writer was faster, since the start
 * @param unknownOutcomes how often the store did not say what became of a segment, since the start
 * @param undecidedSegments segments whose outcome is unknown right now
 * @param haltedTenants tenants for whom nothing is written right now
 */
public record AppendStatus(
    long queuedRecords,
    long queuedBytes,
    long committedRecords,
    long committedSegments,
    long movedHeads,
    long unknownOutcomes,
    long undecidedSegments,
    long haltedTenants) {}
