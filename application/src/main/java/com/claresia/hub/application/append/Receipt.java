package com.claresia.hub.application.append;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;

/**
 * What a writer gets for a record that is durable. The same record sent again, years later, is
 * answered with an equal one.
 *
 * @param tenant owner
 * @param recordId name
 * @param type one of six
 * @param seq its place in the chain, from 0
 * @param provenanceHash SHA-256 of the canonical record
 * @param treeSize the smallest tree that holds it, {@code seq + 1}: every checkpoint of that size
 *     or more proves it
 * @param recordedAt when the Hub took it in, in whole milliseconds
 */
public record Receipt(
    TenantId tenant,
    RecordId recordId,
    RecordType type,
    long seq,
    Hash provenanceHash,
    long treeSize,
    Instant recordedAt) {

  /** The same one for a record just committed and for one read back years later. */
  static Receipt of(RecordMetadata metadata, Hash provenanceHash, long seq) {
    return new Receipt(
        metadata.tenant(),
        metadata.id(),
        metadata.type(),
        seq,
        provenanceHash,
        seq + 1,
        metadata.recordedAt());
  }
}
