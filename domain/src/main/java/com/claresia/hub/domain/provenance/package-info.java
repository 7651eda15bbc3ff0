/** The provenance chain: an RFC 6962 Merkle log per tenant, its proofs, checkpoints and notes. */
@NullMarked
package com.claresia.hub.domain.provenance;

import org.jspecify.annotations.NullMarked;
