package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Hash;
import java.time.Instant;
import java.util.Optional;

/** A checkpoint to which the records have to lead. */
record Anchor(
    long size, Hash root, Origin origin, Optional<Instant> cosigned, Cosigning cosigning) {

  /** How far a checkpoint can be relied on. */
  enum Origin {
    /** Kept by the store, its signature not checked. */
    UNCHECKED,
    /** Kept by the store, signed by a trusted log key. */
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
