package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Hash;

/**
 * A checkpoint as a store keeps it; nothing of it is trusted.
 *
 * @param size the column beside the note
 * @param root the column beside the note
 * @param note the signed note
 */
public record KeptCheckpoint(long size, Hash root, String note) {}
