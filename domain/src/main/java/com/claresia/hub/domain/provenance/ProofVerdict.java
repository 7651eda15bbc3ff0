package com.claresia.hub.domain.provenance;

/** What checking a Merkle proof comes to. */
public sealed interface ProofVerdict {

  /** The proof shows what it claims. */
  record Proven() implements ProofVerdict {}

  /** The proof does not show it; {@code reason} says why, for a person. */
  record Refuted(String reason) implements ProofVerdict {}

  /** Whether the proof holds. */
  default boolean holds() {
    return switch (this) {
      case Proven proven -> true;
      case Refuted refuted -> false;
    };
  }
}
