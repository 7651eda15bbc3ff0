package com.claresia.hub.application.prove;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.provenance.InclusionProof;

/**
 * Everything needed to check one record offline, by somebody who has the log's public key.
 *
 * @param record with content: the SHA-256 of its canonical bytes is the leaf's data
 * @param inclusion the path from the leaf to the checkpoint's root
 * @param checkpoint the signed note over that root
 */
public record RecordProof(
    StoredRecord record, InclusionProof inclusion, StoredCheckpoint checkpoint) {}
