package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint to which the records have to lead.
 *
 * @param size of the tree
 * @param root of the tree
 * @param origin how far it can be relied on
 * @param cosigned when each witness cosigned it last
 * @param cosigning whether a line on it fails
 */
record Anchor(
    long size, Hash root, Origin origin, List<Optional<Instant>> cosigned, Cosigning cosigning) {
  Anchor {
    cosigned = List.copyOf(cosigned);
  }

  /** How far a checkpoint can be relied on. */
  enum Origin {
    /** Kept by the store; nobody who is trusted vouches for it. */
    UNCHECKED,
    /** Kept by the store, signed by a trusted log key or, for want of one, by enough witnesses. */
    SIGNED,
    /** Given by the user, who kept it elsewhere. */
    GIVEN
  }

  /** Whether a witness's line on it fails. */
  enum Cosigning {
    /** No line fails. */
    SOUND,
    /** A line by a trusted witness fails. */
    INVALID
  }

  boolean isTrusted() {
    return origin != Origin.UNCHECKED;
  }
}
