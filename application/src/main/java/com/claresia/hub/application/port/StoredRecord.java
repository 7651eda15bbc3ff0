package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import java.util.Optional;

/**
 * A record as a store has it. The content may be gone (erased, expired, lost); id, place and hashes
 * never are.
 *
 * @param seq its place in the chain, from 0
 * @param id name
 * @param provenanceHash as stored, not recomputed
 * @param requestDigest SHA-256 of salt and canonical request
 * @param content canonical bytes as stored, only to be read
 */
public record StoredRecord(
    long seq, RecordId id, Hash provenanceHash, Hash requestDigest, Optional<byte[]> content) {}
