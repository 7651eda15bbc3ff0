package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.Hash;
import java.time.Instant;

/**
 * A checkpoint as kept: the signed note and what it says.
 *
 * @param size of the tree
 * @param root of the tree of that size
 * @param issuedAt when the Hub signed it, in whole milliseconds
 * @param note the whole signed note (C2SP signed-note), cosignatures included
 */
public record StoredCheckpoint(long size, Hash root, Instant issuedAt, String note) {}
