package com.claresia.hub.controlplane.witness;

import com.claresia.hub.domain.provenance.NoteSignature;
import java.util.List;

/** What submitting a checkpoint comes to. */
public sealed interface WitnessOutcome {
  /** It is the newest witnessed one now, durably; these are its cosignatures. */
  record Cosigned(List<NoteSignature> cosignatures) implements WitnessOutcome {
    /** Copies the list. */
    public Cosigned {
      cosignatures = List.copyOf(cosignatures);
    }
  }

  /** The old size is beyond the checkpoint's. */
  record OldSizeTooLarge() implements WitnessOutcome {}

  /** No log is known by this origin. */
  record UnknownOrigin() implements WitnessOutcome {}

  /** The log is another tenant's than the one that sends. */
  record Foreign() implements WitnessOutcome {}

  /** No key that is trusted for the log signed it. */
  record Untrusted() implements WitnessOutcome {}

  /** The old size is not the witnessed one. */
  record Stale(long witnessedSize) implements WitnessOutcome {}

  /** The consistency proof does not hold. */
  record Unproven(String reason) implements WitnessOutcome {}

  /** Not all hashes up to its size were received yet. */
  record HashesMissing() implements WitnessOutcome {}

  /** Its root is not that of the hashes that were received, or not the witnessed one. */
  record Forked(long size) implements WitnessOutcome {}

  /** There is no key to cosign with at this time. */
  record NoKey() implements WitnessOutcome {}
}
